using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace PhalNet;

/// <summary>The options that replies are written with, made of those of a module.</summary>
internal static class ReplyJson
{
    /// <summary>Options for a value that no module is known to own.</summary>
    public static JsonSerializerOptions Create() =>
        Create(ModuleJson.Create(), listsAreEmpty: false, NonFiniteNumbers.Refuse, NullLogger.Instance);

    /// <param name="module">What the module says of its JSON.</param>
    /// <param name="listsAreEmpty">Whether a list that is null is written as <c>[]</c>.</param>
    /// <param name="nonFinite">What becomes of NaN and the infinities.</param>
    /// <param name="logger">Is told of nulls where none is declared.</param>
    public static JsonSerializerOptions Create(
        JsonSerializerOptions module, bool listsAreEmpty, NonFiniteNumbers nonFinite, ILogger logger)
    {
        // Null where none is declared is told in the log; it does not cost the caller the reply.
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

        // References can be followed only where the serializer itself walks from list to list.
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
