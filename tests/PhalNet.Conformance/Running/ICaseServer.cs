using PhalNet.Conformance.Cases;

namespace PhalNet.Conformance.Running;

/// <summary>Hosts the server under test; the runner's only dependency on the product.</summary>
internal interface ICaseServer : IAsyncDisposable
{
    /// <summary>
    /// A listening server that is configured for the case (<see cref="ConformanceCase.Config"/>, Rules, Rule, Respond) and reads
    /// parameters under the profile. The runner requests one case after another and disposes the result after it has read the reply.
    /// </summary>
    ValueTask<RunningServer> ForAsync(ConformanceCase @case, ServerProfile profile, CancellationToken cancellation);
}
