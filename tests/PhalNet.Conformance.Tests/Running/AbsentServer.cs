using PhalNet.Conformance.Cases;
using PhalNet.Conformance.Running;

namespace PhalNet.Conformance.Tests.Running;

/// <summary>A server that cannot be set up for any case.</summary>
internal sealed class AbsentServer : ICaseServer
{
    public ValueTask<RunningServer> ForAsync(ConformanceCase @case, ServerProfile profile, CancellationToken cancellation) =>
        throw new NotSupportedException("there is no server");

    public ValueTask DisposeAsync() => default;
}
