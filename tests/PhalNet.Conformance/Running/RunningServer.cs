using System.Net;

namespace PhalNet.Conformance.Running;

/// <summary>The address of the server for one case.</summary>
/// <param name="endPoint">Address and port; connections to it are kept open and reused for later cases.</param>
/// <param name="release">Cleans up what was set up for this case only.</param>
internal sealed class RunningServer(IPEndPoint endPoint, Func<ValueTask>? release = null) : IAsyncDisposable
{
    public IPEndPoint EndPoint => endPoint;

    public ValueTask DisposeAsync() => release?.Invoke() ?? ValueTask.CompletedTask;
}
