using PhalNet.Conformance.Cases;
using PhalNet.Conformance.Http;
using PhalNet.Conformance.Judging;

namespace PhalNet.Conformance.Running;

/// <summary>Sends the cases of a pass one after another and judges the replies.</summary>
internal sealed class CaseRunner(ICaseServer server, RawHttpClient client)
{
    public async Task<PassResult> RunAsync(CasePass pass, CancellationToken cancellation)
    {
        var (passed, skipped) = (0, 0);
        var failures = new List<CaseFailure>();
        foreach (var @case in pass.Cases)
        {
            var verdict = await VerdictAsync(@case, pass, cancellation);
            if (verdict.Kind == VerdictKind.Passed) passed++;
            else if (verdict.Kind == VerdictKind.Skipped) skipped++;
            else failures.Add(new CaseFailure(@case.Id, verdict.Detail));
        }

        return new PassResult(pass.Title, passed, skipped, failures);
    }

    private async Task<Verdict> VerdictAsync(ConformanceCase @case, CasePass pass, CancellationToken cancellation)
    {
        if (pass.Judge.ReasonToSkip(@case) is { } reason) return Verdict.Skipped(reason);
        try
        {
            await using var running = await server.ForAsync(@case, pass.Profile, cancellation);
            var reply = await client.SendAsync(running.EndPoint, @case.Request, cancellation);
            return pass.Judge.Judge(@case, reply);
        }
        catch (RawHttpException exception)
        {
            return Verdict.Failed($"no reply: {exception.Message}");
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            return Verdict.Failed($"{exception.GetType().Name}: {exception.Message}");
        }
    }
}
