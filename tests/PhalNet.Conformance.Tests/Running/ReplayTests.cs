using PhalNet.Conformance.Cases;
using PhalNet.Conformance.Http;
using PhalNet.Conformance.Running;
using PhalNet.Conformance.Tests.Replay;
using Shouldly;
using Xunit;

namespace PhalNet.Conformance.Tests.Running;

/// <summary>The judge against its own expectations: all recorded replies pass, all replies with one error fail.</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task Replay_OfEveryRecordedAnswer_HasNoFailure()
    {
        var directory = Recorded();
        var (code, lines) = await RunAsync(directory, "phalapi", ReplayFault.None);
        lines.Where(line => line.StartsWith("  ", StringComparison.Ordinal)).Take(20).ShouldBeEmpty();
        code.ShouldBe(0);
        lines[^1].ShouldEndWith(" passed, 0 failed");
    }

    [Theory]
    [InlineData(nameof(ReplayFault.Ret))]
    [InlineData(nameof(ReplayFault.Message))]
    [InlineData(nameof(ReplayFault.ExtraMember))]
    [InlineData(nameof(ReplayFault.Status))]
    public async Task Replay_WithOneError_PassesNowhereThatItShows(string name)
    {
        var fault = Enum.Parse<ReplayFault>(name);
        var directory = Recorded();
        var (code, lines) = await RunAsync(directory, "phalapi", fault);
        var failed = lines.Where(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Trim().Split(':')[0]).ToHashSet();
        code.ShouldBe(1);
        var read = CaseDirectory.Read(directory);
        read.Files.SelectMany(file => file.Cases).Where(@case => Shows(@case, read.Decisions.For(@case.Id), fault) && !failed.Contains(@case.Id))
            .Select(@case => @case.Id).Take(20).ShouldBeEmpty();
    }

    [Fact]
    public async Task StrictReplay_OfRefusals_HasNoFailure()
    {
        var (code, lines) = await RunAsync(Recorded(), "strict", _ => RecordedReply.Envelope(200, 400));
        lines.Where(line => line.StartsWith("  ", StringComparison.Ordinal)).Take(20).ShouldBeEmpty();
        code.ShouldBe(0);
        lines[0].ShouldStartWith("rules.jsonl (Strict): ");
    }

    [Fact]
    public async Task StrictReplay_OfServerErrors_FailsUnlessTheRuleIsWrong()
    {
        var (code, lines) = await RunAsync(Recorded(), "strict", _ => RecordedReply.Envelope(200, 500));
        code.ShouldBe(1);
        lines.Count(line => line.StartsWith("  ", StringComparison.Ordinal)).ShouldBeGreaterThan(1000);
        lines[^1].ShouldNotStartWith("0 passed");
    }

    private static string Recorded()
    {
        Assert.SkipWhen(RecordedCases.Directory is null, $"no recorded cases here; {RecordedCases.Variable} can name their directory");
        return RecordedCases.Directory!;
    }

    /// <summary>An error is detectable if the recording, and no looser decision, defines that part of the reply.</summary>
    private static bool Shows(ConformanceCase @case, Decision? decision, ReplayFault fault)
    {
        if (decision?.Kind == DecisionKind.Skip || @case.Volatile || @case.Expect.Member("nonJson") is not null) return false;
        return fault switch
        {
            ReplayFault.Status => true,
            ReplayFault.Ret => @case.Expect.Member("body") is null,
            _ => decision is null && @case.Expect.Member("message") is not null,
        };
    }

    private static Task<(int Code, string[] Lines)> RunAsync(string directory, string profile, ReplayFault fault)
    {
        var decisions = CaseDirectory.Read(directory).Decisions;
        return RunAsync(directory, profile, @case =>
        {
            var reply = RecordedReply.For(@case, decisions.For(@case.Id), fault);
            return fault == ReplayFault.Status ? reply with { Status = reply.Status == 503 ? 502 : 503 } : reply;
        });
    }

    private static async Task<(int Code, string[] Lines)> RunAsync(string directory, string profile, Func<ConformanceCase, RawReply> answer)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var run = new ConformanceRun(output, error, () => new ReplayServer(answer));
        var code = await run.RunAsync([directory, "--profile", profile], TestContext.Current.CancellationToken);
        error.ToString().ShouldBeEmpty();
        return (code, output.ToString().TrimEnd().Split(output.NewLine));
    }
}
