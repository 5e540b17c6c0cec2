using System.Net;

namespace PhalNet.Conformance.Running;

/// <summary>Where the server for one case listens.</summary>
/// <param name="endPoint">Address and port; connections to it are kept open and used again for later cases.</param>
/// <param name="release">Ends what was set up for this case alone.</param>
internal sealed class RunningServer(IPEndPoint endPoint, Func<ValueTask>? release = null) : IAsyncDisposable
{
    public IPEndPoint EndPoint => endPoint;

    public ValueTask DisposeAsync() => release?.Invoke() ?? ValueTask.CompletedTask;
}
