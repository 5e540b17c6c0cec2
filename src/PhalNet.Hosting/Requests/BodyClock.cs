using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace PhalNet.Hosting;

/// <summary>
/// Aborts reading a body that arrives too slowly. The timer only starts when the server has to wait for the caller: a small body arrives
/// together with its headers.
/// </summary>
internal sealed class BodyClock(HttpContext http, EntryBodies bodies, BodyShare share) : IDisposable
{
    private const double BytesPerSecond = 16 * 1024;

    private ITimer? _timer;
    private long _started;
    private int? _seconds;
    private volatile bool _hasEnded;

    /// <summary>Continues reading, and counts the previous bytes.</summary>
    /// <exception cref="CallException">The time limit has expired: ret 408.</exception>
    public ValueTask<ReadResult> ReadAsync(PipeReader reader, long received)
    {
        var pending = reader.ReadAsync(CancellationToken.None);
        if (pending.IsCompleted)
            return pending;
        var seconds = _seconds ??= bodies.SecondsOf(http);
        return seconds == 0 ? pending : WaitAsync(reader, pending, received, seconds);
    }

    public void Dispose() => _timer?.Dispose();

    private async ValueTask<ReadResult> WaitAsync(PipeReader reader, ValueTask<ReadResult> pending, long received, int seconds)
    {
        if (_timer is null)
        {
            _started = bodies.Memory.Time.GetTimestamp();
            _timer = bodies.Memory.Time.CreateTimer(_ => End(reader), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        var allowed = TimeSpan.FromSeconds(seconds + (received / BytesPerSecond));
        var left = allowed + share.Waited - bodies.Memory.Time.GetElapsedTime(_started);
        _timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        var result = await pending;
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (!result.IsCanceled || !_hasEnded)
            return result;

        // The rest of the body is not awaited.
        reader.AdvanceTo(result.Buffer.End);
        if (HttpProtocol.IsHttp11(http.Request.Protocol) && !http.Response.HasStarted)
            http.Response.Headers.Connection = "close";
        throw new CallException(408, "limit.slow", new MessageArgument("seconds", $"{(int)allowed.TotalSeconds}"));
    }

    private void End(PipeReader reader)
    {
        _hasEnded = true;
        reader.CancelPendingRead();
    }
}
