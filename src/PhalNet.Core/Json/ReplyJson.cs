using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace PhalNet;

/// <summary>The options for writing replies, derived from a module's options.</summary>
internal static class ReplyJson
{
    /// <summary>Options for a value that belongs to no known module.</summary>
    public static JsonSerializerOptions Create() =>
        Create(ModuleJson.Create(), listsAreEmpty: false, NonFiniteNumbers.Refuse, NullLogger.Instance);

    /// <param name="module">The module's JSON options.</param>
    /// <param name="listsAreEmpty">Whether a null list is written as <c>[]</c>.</param>
    /// <param name="nonFinite">How NaN and the infinities are handled.</param>
    /// <param name="logger">Receives warnings about nulls in members that are not declared nullable.</param>
    public static JsonSerializerOptions Create(
        JsonSerializerOptions module, bool listsAreEmpty, NonFiniteNumbers nonFinite, ILogger logger)
    {
        // An unexpected null is logged instead of failing the reply.
        var options = new JsonSerializerOptions(module)
        {
            RespectNullableAnnotations = false,
            TypeInfoResolver = module.TypeInfoResolver?.WithAddedModifier(TypeGrowth.Check)
                .WithAddedModifier(new NullMembers(listsAreEmpty, logger).Modify),
        };
        if (nonFinite == NonFiniteNumbers.Text)
            options.NumberHandling |= JsonNumberHandling.AllowNamedFloatingPointLiterals;
        if (nonFinite == NonFiniteNumbers.Null)
            AddFinite(options);

        // References can only be tracked if the serializer itself walks from list to list.
        if (listsAreEmpty && options.ReferenceHandler is null)
            options.Converters.Add(new NestedListConverters());
        options.Converters.Add(new RuntimeTypeConverter());
        return options;
    }

    private static void AddFinite(JsonSerializerOptions options)
    {
        options.Converters.Add(new FiniteConverter<double>((writer, value) => writer.WriteNumberValue(value)));
        options.Converters.Add(new FiniteConverter<float>((writer, value) => writer.WriteNumberValue(value)));
        options.Converters.Add(new FiniteConverter<Half>(
            (writer, value) => writer.WriteRawValue(value.ToString(CultureInfo.InvariantCulture))));
    }
}
