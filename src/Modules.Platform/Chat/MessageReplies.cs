using System.Globalization;
using Microsoft.Extensions.Options;
using PhalNet;

namespace Modules.Platform;

/// <summary>Puts what is stored into the form of the replies.</summary>
internal sealed class MessageReplies(IOptions<PhalNetOptions> options, TimeProvider time)
{
    private readonly TimeZoneInfo _zone =
        options.Value.TimeZone is { } name ? TimeZoneInfo.FindSystemTimeZoneById(name) : time.LocalTimeZone;

    public MessageList List(IReadOnlyList<MailboxItem> items) => new([.. items.Select(Of)]);

    public ChangeReply Of(MailboxChange change) => new(change.Sequence, Kind(change), Of(change.Item));

    public MessageReply Of(MailboxItem item) => new()
    {
        Id = item.Id,
        Uuid = item.Owner,
        ChatMessageToUuid = item.Peer,
        ChatMessageType = item.Type,
        ChatMessageData = item.Data,
        ChatMessageIsRead = item.IsRead ? 1 : 0,
        ChatMessageIo = item.IsReceived ? "in" : "out",
        ChatMessageIsRecalled = item.IsRecalled ? 1 : 0,
        ExtData = item.ExtData,
        AddTime = Time(item.AddTime),
        Seq = item.Sequence,
    };

    /// <summary>The name of what happened.</summary>
    public static string Kind(MailboxChange change) => change.Kind switch
    {
        ChangeKind.New => "new",
        ChangeKind.Read => "read",
        ChangeKind.Recalled => "recalled",
        _ => "deleted",
    };

    private string Time(long seconds) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(seconds), _zone)
        .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
