using PhalNet.Conformance.Http;
using Shouldly;
using Xunit;

namespace PhalNet.Conformance.Tests.Documented;

/// <summary>Every documented difference between the profiles is covered by a case.</summary>
public sealed class ProfileRowTests
{
    [Fact]
    public void Rows_AreThoseOfThePage() => ProfileCase.Read().Select(@case => @case.Row).Distinct()
        .ShouldBe(ProfilePage.Rows("## Strict and PhalApi", "## PhalApi and the reference"));

    [Fact]
    public async Task Cases_HaveTheirOutcomes()
    {
        var wrong = new List<string>();
        foreach (var alike in ProfileCase.Read().GroupBy(@case => @case.Application))
        {
            wrong.AddRange(await SendAsync("Strict", [.. alike], @case => @case.Strict));
            wrong.AddRange(await SendAsync("PhalApi", [.. alike], @case => @case.PhalApi));
        }

        wrong.ShouldBeEmpty();
    }

    private static async Task<List<string>> SendAsync(
        string profile, IReadOnlyList<ProfileCase> cases, Func<ProfileCase, ProfileOutcome> outcome)
    {
        var wrong = new List<string>();
        if (outcome(cases[0]).Start is { } error)
        {
            var start = await Should.ThrowAsync<Exception>(
                () => ProfileHost.StartAsync(profile, cases[0].Service, cases[0].PhalNet, outcome(cases[0]).PhalNet));
            start.Message.ShouldContain(error);
            return wrong;
        }

        await using var host = await ProfileHost.StartAsync(profile, cases[0].Service, cases[0].PhalNet, outcome(cases[0]).PhalNet);
        using var client = new RawHttpClient(TimeSpan.FromSeconds(10));
        foreach (var @case in cases)
        {
            var reply = await client.SendAsync(host.EndPoint, @case.ToRequest(), TestContext.Current.CancellationToken);
            if (outcome(@case).Compare(reply) is { } other)
                wrong.Add($"{@case.Row}: {@case.Request} under {profile}: {other}");
        }

        return wrong;
    }
}
