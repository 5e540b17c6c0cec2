using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace PhalNet.Docs.Browser.Tests.Services;

/// <summary>Replies that are no envelopes.</summary>
[Service("Shop.Deliveries")]
public sealed class Deliveries
{
    public const string FileName = "Übersicht 报表.csv";

    public static byte[] Picture { get; } =
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>A table to keep</summary>
    public StreamReply Table() => new(new MemoryStream("a;b\n1;ü\n"u8.ToArray()), "text/csv; charset=utf-8") { DownloadName = FileName };

    /// <summary>A picture to look at</summary>
    public StreamReply Photo() => new(new MemoryStream(Picture), "image/png");

    /// <summary>A list, without an envelope around it</summary>
    public StreamReply Bare() => new(new MemoryStream("null"u8.ToArray()), "application/json");

    /// <summary>Some events, or events without an end</summary>
    public EventStreamReply Events(bool endless = false) => new(ComeAsync(endless));

    private static async IAsyncEnumerable<SseItem<string>> ComeAsync(bool endless, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        yield return new("first");
        yield return new("second", "note");
        if (endless)
            await Task.Delay(Timeout.Infinite, cancellation);
    }
}
