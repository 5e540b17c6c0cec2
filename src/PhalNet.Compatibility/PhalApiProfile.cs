using System.Collections;
using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PhalNet.Compatibility;

internal static class PhalApiProfile
{
    public const string Name = "PhalApi";

    // PHP's 512 levels, and what is in the deepest.
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
            JsonDepth = JsonDepth,
            ShowsFailedStatements = false,
            Rules = ActivatorUtilities.CreateInstance<PhalApiRuleSource>(services),
        };
    }
}

/// <summary>An empty list at the top is written as <c>{}</c>, nothing as null; everything else as it is.</summary>
internal sealed class PhalApiResultShaper : IResultShaper
{
    public object? Shape(object? data, Type declared) =>
        data is ICollection { Count: 0 } and not IDictionary ? FrozenDictionary<string, object?>.Empty : data;
}
