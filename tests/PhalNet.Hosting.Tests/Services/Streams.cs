using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Hosting.Tests.Services;

/// <summary>Event streams that are fed by a test, which also observes their end.</summary>
[Service("App.Streams")]
public sealed class Streams(Streams.Feed feed, Streams.Scoped scoped)
{
    public static void AddTo(IModuleBuilder module, Feed feed)
    {
        module.Services.AddSingleton(feed);
        module.Services.AddScoped<Scoped>();
    }

    public EventStreamReply Events() => new(ReadAsync(default));

    public StreamReply Content() => new(scoped.Content);

    private async IAsyncEnumerable<SseItem<string>> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            await foreach (var text in feed.Texts.Reader.ReadAllAsync(cancellation))
            {
                ObjectDisposedException.ThrowIf(scoped.IsDisposed, scoped);
                yield return new(text, "message") { EventId = text.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) };
            }
        }
        finally
        {
            feed.SequenceEnded.TrySetResult(scoped.IsDisposed);
        }
    }

    public sealed class Feed
    {
        public Channel<string> Texts { get; } = Channel.CreateUnbounded<string>();

        /// <summary>Whether the scope was disposed before the sequence ended.</summary>
        public TaskCompletionSource<bool> SequenceEnded { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource ScopeDisposed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public sealed class Scoped(Feed feed) : IDisposable
    {
        public MemoryStream Content { get; } = new("from the scope"u8.ToArray());

        public bool IsDisposed { get; private set; }

        public void Dispose()
        {
            IsDisposed = true;
            feed.ScopeDisposed.TrySetResult();
        }
    }
}
