using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using PhalNet.Conformance.Cases;

namespace PhalNet.Conformance.Http;

/// <summary>
/// Sends recorded requests byte for byte, which an ordinary HTTP client would normalise. Connections are kept open and reused.
/// </summary>
internal sealed class RawHttpClient(TimeSpan timeout) : IDisposable
{
    private readonly ConcurrentDictionary<IPEndPoint, ConcurrentBag<RawConnection>> idle = new();

    /// <exception cref="RawHttpException">No complete reply arrived in time.</exception>
    public async Task<RawReply> SendAsync(IPEndPoint endPoint, RecordedRequest request, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(timeout);
        try
        {
            var bytes = RawRequestWriter.Write(request);
            while (TakeIdle(endPoint) is { } kept)
            {
                if (await TryExchangeAsync(kept, endPoint, bytes, request.Method, deadline.Token) is { } answered) return answered;
            }

            var fresh = await RawConnection.OpenAsync(endPoint, deadline.Token);
            return await ExchangeAsync(fresh, endPoint, bytes, request.Method, deadline.Token)
                ?? throw new RawHttpException("the connection was closed without a reply");
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            throw new RawHttpException(FormattableString.Invariant($"no whole reply within {timeout.TotalSeconds:0.###} s"), exception);
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            throw new RawHttpException($"the connection broke: {exception.Message}", exception);
        }
    }

    public void Dispose()
    {
        foreach (var connection in idle.Values.SelectMany(bag => bag)) connection.Dispose();
        idle.Clear();
    }

    private RawConnection? TakeIdle(IPEndPoint endPoint)
    {
        while (idle.TryGetValue(endPoint, out var bag) && bag.TryTake(out var connection))
        {
            if (connection.IsIdle) return connection;
            connection.Dispose();
        }

        return null;
    }

    /// <summary>A server may close an idle connection at any time, so a missing reply on one means to try another.</summary>
    private async Task<RawReply?> TryExchangeAsync(
        RawConnection connection, IPEndPoint endPoint, ReadOnlyMemory<byte> bytes, string method, CancellationToken cancellation)
    {
        try
        {
            return await ExchangeAsync(connection, endPoint, bytes, method, cancellation);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task<RawReply?> ExchangeAsync(
        RawConnection connection, IPEndPoint endPoint, ReadOnlyMemory<byte> bytes, string method, CancellationToken cancellation)
    {
        var keep = false;
        try
        {
            if (await connection.ExchangeAsync(bytes, method, cancellation) is not { } exchange) return null;
            keep = exchange.Reusable;
            return exchange.Reply;
        }
        finally
        {
            if (keep) idle.GetOrAdd(endPoint, _ => []).Add(connection);
            else connection.Dispose();
        }
    }
}
