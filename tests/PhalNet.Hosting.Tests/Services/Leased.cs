using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace PhalNet.Hosting.Tests.Services;

/// <summary>Replies that take a while to send.</summary>
[Service("App.Leased")]
public sealed class Leased(ICallDispatcher dispatcher)
{
    public const int Size = 32 * 1024 * 1024;

    public static string FilePath { get; set; } = "";

    public string Json() => new('a', Size);

    public double Unwritable() => double.NaN;

    public FileReply File() => new(FilePath);

    public StreamReply Stream() => new(new MemoryStream(new byte[Size]));

    public StreamReply Endless() => new(new EndlessStream());

    public EventStreamReply Events(ICallContext call) => new(CountAsync(call.Cancellation));

    public async Task<CallResult> PassedOn(string inner) => await dispatcher.CallAsync(CallRequest.Create(inner));

    /// <summary>Three events immediately, then no end.</summary>
    private static async IAsyncEnumerable<SseItem<string>> CountAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var i = 1; i <= 3; i++)
            yield return new($"{i}");
        await Task.Delay(Timeout.Infinite, cancellation);
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : new(buffer.Length);

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            while (true)
                await destination.WriteAsync(new byte[bufferSize], cancellationToken);
        }
    }
}
