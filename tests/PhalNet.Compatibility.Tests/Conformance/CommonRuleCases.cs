using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Conformance;

/// <summary>The recorded merging of common, class and action rules, run offline.</summary>
public sealed class CommonRuleCases
{
    private static readonly ILookup<string, RecordedCase> Cases = CaseFiles.Read("commonrules").ToLookup(recorded => recorded.Group);

    public static TheoryData<string> Groups => [.. Cases.Select(group => group.Key)];

    [Theory]
    [MemberData(nameof(Groups))]
    public void MergedRules_GiveTheRecordedReply(string group)
    {
        List<string> failures = [];
        foreach (var recorded in Cases[group].Where(recorded => !recorded.IsSkipped))
            if (Judge.Difference(recorded, Run(recorded)) is { } difference)
                failures.Add($"{recorded.Id}: {difference}");
        failures.ShouldBeEmpty();
    }

    private static RecordedReply Run(RecordedCase recorded)
    {
        var request = RecordedRequest.Read(recorded);
        var service = ServiceName.Of(request);
        var config = recorded.Value("config").Array;
        var isWhiteListed = new ServiceWhiteList(config["app.service_whitelist"]).Contains(service.Namespace, service.Class, service.Action);
        var merged = PhpRuleMerge.Merge(config["app.apiCommonRules"], recorded.Value("rules"), service.Action, isWhiteListed);
        if (merged.Failure is { } wrongList)
            return Refuse(recorded, wrongList);

        var parameters = new PhpArray();
        foreach (var rule in merged.Rules)
        {
            var result = PhpRule.Compile(rule.Rule, RuleCases.Toolbox).Evaluate(request);
            if (result.Failure is { } failure)
                return Refuse(recorded, failure);
            parameters[rule.Member] = result.Value;
        }

        if (config.ContainsKey("filter") && !isWhiteListed && !Md5Signature.IsValid(request.Request, "sign", null))
            return new RecordedReply(406, new JsonObject(), "sign");
        JsonNode data = new JsonObject { ["ran"] = RanName(recorded, service), ["params"] = PhpJsonElements.ToNode(parameters) };
        return new RecordedReply(200, data, "");
    }

    private static RecordedReply Refuse(RecordedCase recorded, RuleFailure failure) =>
        new(failure.Ret, new JsonObject(), Languages.Text(recorded, failure));

    // The router is responsible for the spelling of the method in the recording.
    private static string RanName(RecordedCase recorded, ServiceName service) =>
        recorded.Expect.TryGetProperty("json", out var json)
        && json.GetProperty("data").TryGetProperty("ran", out var ran)
            ? ran.GetString()!
            : service.ToString();
}
