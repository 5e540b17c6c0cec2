using System.Globalization;
using System.Text.Json;
using PhalNet.PowerLoss.Tests.Mail;

namespace PhalNet.PowerLoss.Tests.Records;

/// <summary>A request of a member, and what its reply promises.</summary>
internal abstract record Operation(string Member)
{
    public abstract string Action { get; }

    public abstract IEnumerable<(string Name, string Value)> Values { get; }

    public virtual string? Key => null;

    /// <summary>The reply that the client received; null for none.</summary>
    public string? Reply { get; set; }

    public abstract IEnumerable<Promise> Promises(Envelope reply);

    protected static long Number(JsonElement text) => long.Parse(text.GetString()!, CultureInfo.InvariantCulture);

    protected static (string, string) Value(string name, long value) => (name, value.ToString(CultureInfo.InvariantCulture));
}

internal sealed record SendOperation(SentMail Mail) : Operation(Mail.Sender)
{
    public override string Action => Mail.Recipients.Count == 1 ? "Send" : "BulkSend";

    public override string? Key => Mail.Key;

    public override IEnumerable<(string Name, string Value)> Values =>
    [
        ("chat_message_to_uuid", string.Join(',', Mail.Recipients)), ("chat_message_type", "text"), ("chat_message_data", Mail.Text),
    ];

    /// <summary>The ids by recipient.</summary>
    public IEnumerable<(string Recipient, long Id)> Ids(Envelope reply) => Mail.Recipients.Count == 1
        ? [(Mail.Recipients[0], reply.Id)]
        : reply.Data.GetProperty("item").EnumerateArray()
            .Select(item => (item.GetProperty("other_uuid").GetString()!, Number(item.GetProperty("chat_message_id"))));

    public override IEnumerable<Promise> Promises(Envelope reply)
    {
        var ids = Ids(reply).ToArray();
        foreach (var (recipient, id) in ids)
            yield return new MessagePromise(id, Member, recipient, Mail.Text);
        if (Mail.Key is { } key)
            yield return new KeyPromise(Member, key, ids[0].Id, ids.Length);
    }
}

/// <summary>Reads messages, which marks them read.</summary>
internal sealed record ListOperation(string Member) : Operation(Member)
{
    public override string Action => "GetMessageList";

    public override IEnumerable<(string Name, string Value)> Values => [("direction", "up"), ("perpage", "5")];

    public override IEnumerable<Promise> Promises(Envelope reply) => reply.Data.GetProperty("items").EnumerateArray()
        .Where(item => item.GetProperty("chat_message_io").GetString() == "in")
        .Select(item => new ReadPromise(Member, item.GetProperty("id").GetInt64()));
}

/// <summary>Marks everything read.</summary>
/// <param name="Member">The member.</param>
/// <param name="Received">Copies that the member certainly had.</param>
internal sealed record MarkReadOperation(string Member, IReadOnlyList<long> Received) : Operation(Member)
{
    public override string Action => "MarkRead";

    public override IEnumerable<(string Name, string Value)> Values => [];

    public override IEnumerable<Promise> Promises(Envelope reply) => Received.Select(id => new ReadPromise(Member, id));
}

internal sealed record DeleteOperation(string Member, long Id) : Operation(Member)
{
    public override string Action => "Delete";

    public override IEnumerable<(string Name, string Value)> Values => [Value("id", Id)];

    public override IEnumerable<Promise> Promises(Envelope reply) => [new DeletedPromise(Member, Id)];
}

internal sealed record RecallOperation(string Member, long Id) : Operation(Member)
{
    public override string Action => "Recall";

    public override IEnumerable<(string Name, string Value)> Values => [Value("id", Id)];

    public override IEnumerable<Promise> Promises(Envelope reply) => [new RecalledPromise(Id)];
}

/// <summary>Reads the next part of the mailbox's sequence.</summary>
internal sealed record SyncOperation(string Member, long Since) : Operation(Member)
{
    public override string Action => "Sync";

    public override IEnumerable<(string Name, string Value)> Values => [Value("since", Since)];

    public override IEnumerable<Promise> Promises(Envelope reply) => reply.Data.GetProperty("items").EnumerateArray()
        .Select(item => new ChangePromise(
            Member,
            item.GetProperty("seq").GetInt64(),
            item.GetProperty("kind").GetString()!,
            item.GetProperty("message").GetProperty("id").GetInt64()));
}
