using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhalNet.Compatibility.Internal.Dates;
using PhalNet.Compatibility.Internal.Rules;
using PhalNet.Compatibility.Internal.Transforms;

namespace PhalNet.Compatibility.Internal.Profile;

internal static class PhalApiProfile
{
    public const string Name = "PhalApi";

    public static CallProfile Create(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<PhalApiOptions>>().Value;
        var engine = services.GetRequiredService<IOptions<PhalNetOptions>>().Value;
        var zone = engine.TimeZone is { } name ? TimeZoneInfo.FindSystemTimeZoneById(name) : TimeZoneInfo.Local;
        var toolbox = new RuleToolbox(new PhpDateReader(zone, services.GetRequiredService<TimeProvider>()))
        {
            Transforms = PhpTransforms.With(options.Transforms.Select(pair => KeyValuePair.Create(pair.Key, Functions.Transform(pair.Value)))),
            Callbacks = options.Callbacks.ToFrozenDictionary(
                pair => pair.Key, pair => Functions.Callback(pair.Value), StringComparer.OrdinalIgnoreCase),
        };
        var logger = services.GetRequiredService<ILogger<PhalApiRuleCompiler>>();
        return new CallProfile(Name, new PhalApiRequestReader(options), new PhalApiRuleCompiler(toolbox, zone, logger), new PhalApiResultShaper())
        {
            // As recorded: a failed statement is a gap in the numbers.
            ShowsFailedStatements = false,
        };
    }
}
