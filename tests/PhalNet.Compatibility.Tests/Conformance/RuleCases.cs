using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Conformance;

/// <summary>Every recorded rule with its recorded request, without a server.</summary>
public sealed class RuleCases
{
    internal static RuleToolbox Toolbox { get; } =
        new(new PhpDateReader(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), TimeProvider.System)) { Callbacks = RecordedCallbacks.All };

    private static readonly ILookup<string, RecordedCase> Cases = CaseFiles.Read("rules").ToLookup(recorded => recorded.Group);

    public static TheoryData<string> Groups => [.. Cases.Select(group => group.Key)];

    [Theory]
    [MemberData(nameof(Groups))]
    public void Rules_GiveTheRecordedReply(string group)
    {
        List<string> failures = [];
        foreach (var recorded in Cases[group].Where(recorded => !recorded.IsSkipped))
            if (Judge.Difference(recorded, Run(recorded)) is { } difference)
                failures.Add($"{recorded.Id}: {difference}");
        failures.ShouldBeEmpty();
    }

    private static RecordedReply Run(RecordedCase recorded)
    {
        var rule = recorded.Value("rule");
        var isNone = rule.IsNull || (rule.Kind == PhpKind.Bool && !rule.Bool);
        var result = isNone ? RuleResult.Missing : PhpRule.Compile(rule, Toolbox).Evaluate(RecordedRequest.Read(recorded));
        return result.Failure is { } failure
            ? new RecordedReply(failure.Ret, new JsonObject(), Languages.Text(recorded, failure))
            : new RecordedReply(200, new JsonObject { ["value"] = PhpJsonElements.ToNode(result.Value) }, "");
    }
}
