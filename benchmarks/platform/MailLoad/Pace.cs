using System.Diagnostics;
using System.Threading.Channels;

namespace PhalNet.Benchmarks.Platform;

/// <summary>
/// Starts sends at a steady rate, whether earlier ones have been answered or not, from random senders to random recipients. A send's time
/// counts from the moment it was due.
/// </summary>
internal sealed class Pace(int port, string[] tokens, string[] recipients, double rate)
{
    private const int Connections = 256;

    private readonly Random _random = new(1);
    private readonly Channel<SendConnection> _free = Channel.CreateUnbounded<SendConnection>();

    /// <param name="time">How long.</param>
    /// <param name="answered">Told of each answer: the message's id, when it was due and when the answer was there.</param>
    public async Task RunAsync(TimeSpan time, Action<long, long, long> answered)
    {
        for (var i = 0; i < Connections; i++)
            _free.Writer.TryWrite(await SendConnection.OpenAsync(port));
        var begun = Stopwatch.GetTimestamp();
        var all = (long)(time.TotalSeconds * rate);
        var failure = new TaskCompletionSource();
        for (var sent = 0L; sent < all && !failure.Task.IsCompleted;)
        {
            var due = Math.Min(all, (long)(Stopwatch.GetElapsedTime(begun).TotalSeconds * rate));
            for (; sent < due; sent++)
            {
                var connection = await _free.Reader.ReadAsync();
                _ = SendAsync(connection, begun + (long)(sent / rate * Stopwatch.Frequency), answered, failure);
            }

            await Task.Delay(1);
        }

        for (var i = 0; i < Connections && !failure.Task.IsCompleted; i++)
            (await _free.Reader.ReadAsync()).Dispose();
        if (failure.Task.IsFaulted)
            await failure.Task;
    }

    private async Task SendAsync(SendConnection connection, long due, Action<long, long, long> answered, TaskCompletionSource failure)
    {
        try
        {
            var id = await connection.SendAsync(tokens[_random.Next(tokens.Length)], recipients[_random.Next(recipients.Length)]);
            answered(id, due, Stopwatch.GetTimestamp());
        }
        catch (Exception exception)
        {
            failure.TrySetException(exception);
        }

        _free.Writer.TryWrite(connection);
    }
}
