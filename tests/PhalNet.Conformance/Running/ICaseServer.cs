using PhalNet.Conformance.Cases;

namespace PhalNet.Conformance.Running;

/// <summary>Hosts the server under test; the runner knows nothing else of the product.</summary>
internal interface ICaseServer : IAsyncDisposable
{
    /// <summary>
    /// A listening server that is configured as the case asks (<see cref="ConformanceCase.Config"/>, Rules, Rule, Respond) and reads
    /// parameters by the profile. The runner asks for one case after the other and disposes the result once the reply has been read.
    /// </summary>
    ValueTask<RunningServer> ForAsync(ConformanceCase @case, ServerProfile profile, CancellationToken cancellation);
}
