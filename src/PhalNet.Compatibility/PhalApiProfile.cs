using System.Collections;
using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PhalNet.Compatibility;

internal static class PhalApiProfile
{
    public const string Name = "PhalApi";

    // PHP's 512 levels, plus the values in the deepest one.
    private const int JsonDepth = 513;

    public static CallProfile Create(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<PhalApiOptions>>().Value;
        var engine = services.GetRequiredService<IOptions<PhalNetOptions>>().Value;
        var zone = engine.FindTimeZone();
        var toolbox = new RuleToolbox(new PhpDateReader(zone, services.GetRequiredService<TimeProvider>()))
        {
            Limits = engine.Limits,
            Transforms = PhpTransforms.With(
                options.Transforms.Select(pair => KeyValuePair.Create(pair.Key, ApplicationFunctions.Transform(pair.Value)))),
            Callbacks = options.Callbacks.ToFrozenDictionary(
                pair => pair.Key, pair => ApplicationFunctions.Callback(pair.Value), StringComparer.OrdinalIgnoreCase),
        };
        var logger = services.GetRequiredService<ILogger<PhalApiRuleCompiler>>();
        return new CallProfile(
            Name, new PhalApiRequestReader(options), new PhalApiRuleCompiler(toolbox, zone, logger), new PhalApiResultShaper())
        {
            HasFrontController = true,
            ReaderOptions = [.. ReaderOptions(options)],
            JsonDepth = JsonDepth,
            ShowsFailedStatements = false,
            Rules = ActivatorUtilities.CreateInstance<PhalApiRuleSource>(services),
        };
    }

    private static IEnumerable<string> ReaderOptions(PhalApiOptions options)
    {
        if (options.CookiesAreParameters)
            yield return $"PhalNet:{nameof(options.CookiesAreParameters)}";
        if (options.UploadBytes != long.MaxValue)
            yield return $"PhalNet:{nameof(options.UploadBytes)}";
    }
}

/// <summary>Writes an empty top-level list as <c>{}</c> and nothing as null; all other data is unchanged.</summary>
internal sealed class PhalApiResultShaper : IResultShaper
{
    public object? Shape(object? data, Type declared) => IsEmptyList(data) ? FrozenDictionary<string, object?>.Empty : data;

    // Byte arrays are text in JSON; sequences have already been read into lists.
    private static bool IsEmptyList(object? data) => data switch
    {
        null or string or byte[] or IDictionary => false,
        ICollection list => list.Count == 0,
        JsonElement json => json.ValueKind == JsonValueKind.Array && json.GetArrayLength() == 0,
        IEnumerable items => !items.Cast<object?>().Any(),
        _ => false,
    };
}
