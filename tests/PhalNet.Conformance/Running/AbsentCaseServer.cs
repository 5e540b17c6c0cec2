using PhalNet.Conformance.Cases;

namespace PhalNet.Conformance.Running;

/// <summary>Stands in as long as no product is joined to the runner: every case fails and says why.</summary>
internal sealed class AbsentCaseServer : ICaseServer
{
    public ValueTask<RunningServer> ForAsync(ConformanceCase @case, ServerProfile profile, CancellationToken cancellation) =>
        throw new NotSupportedException("no server is joined to the runner yet");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
