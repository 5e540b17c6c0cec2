using System.Net;
using System.Net.Sockets;

namespace PhalNet.Conformance.Http;

internal sealed class RawConnection : IDisposable
{
    private readonly Socket socket;
    private readonly NetworkStream stream;
    private readonly WireBuffer wire;

    private RawConnection(Socket socket)
    {
        this.socket = socket;
        stream = new NetworkStream(socket, ownsSocket: true);
        wire = new WireBuffer(stream);
    }

    /// <summary>Whether nothing has arrived since the last reply; a readable socket is closed or has stray bytes.</summary>
    public bool IsIdle => wire.IsEmpty && !socket.Poll(0, SelectMode.SelectRead);

    public static async Task<RawConnection> OpenAsync(IPEndPoint endPoint, CancellationToken cancellation)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endPoint, cancellation);
            return new RawConnection(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public async Task<(RawReply Reply, bool Reusable)?> ExchangeAsync(ReadOnlyMemory<byte> request, string method, CancellationToken cancellation)
    {
        await stream.WriteAsync(request, cancellation);
        return await RawReplyReader.ReadAsync(wire, method, cancellation);
    }

    public void Dispose() => stream.Dispose();
}
