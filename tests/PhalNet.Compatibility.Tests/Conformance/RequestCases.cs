using System.Text.Json;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Conformance;

/// <summary>Recorded replies that contain the parameters of a request as read.</summary>
public sealed class RequestCases
{
    [Theory]
    [InlineData("routing")]
    [InlineData("signature")]
    public void Parameters_AreReadAsRecorded(string file)
    {
        List<string> failures = [];
        foreach (var recorded in CaseFiles.Read(file).Where(recorded => !recorded.IsSkipped))
        {
            if (!recorded.Expect.TryGetProperty("json", out var json))
                continue;
            if (json.GetProperty("data") is not { ValueKind: JsonValueKind.Object } data)
                continue;
            var request = RecordedRequest.Read(recorded);
            foreach (var (member, values) in Sources(request))
            {
                if (!data.TryGetProperty(member, out var expected))
                    continue;
                if (!Judge.Same(expected, PhpJsonElements.ToNode(values)))
                    failures.Add($"{recorded.Id}: {member} {PhpJsonElements.ToNode(values)}");
            }
        }

        failures.ShouldBeEmpty();
    }

    private static IEnumerable<(string Member, PhpArray Values)> Sources(PhpRequest request) =>
        [("get", request.Get), ("post", request.Post), ("request", request.Request), ("cookie", request.Cookie), ("all", request.Request)];
}
