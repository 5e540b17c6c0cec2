namespace PhalNet.PowerLoss.Tests.Mail;

/// <summary>What a reply has promised a client, to be kept from then on.</summary>
internal abstract record Promise
{
    public abstract bool IsKept(StoredMail mail);
}

/// <summary>The message is stored with this id.</summary>
internal sealed record MessagePromise(long Id, string Sender, string Recipient, string Text) : Promise
{
    public override bool IsKept(StoredMail mail) =>
        mail.Messages.TryGetValue(Id, out var message) && message == new StoredMessage(Sender, Recipient, Text);
}

/// <summary>A request with this key gets the first reply again.</summary>
internal sealed record KeyPromise(string Sender, string Key, long FirstId, long Messages) : Promise
{
    public override bool IsKept(StoredMail mail) =>
        mail.Keys.TryGetValue(StoredMail.Identity(Sender, Key), out var stored) && stored == (FirstId, Messages);
}

/// <summary>The copy is read; it may have been deleted since.</summary>
internal sealed record ReadPromise(string Owner, long Id) : Promise
{
    public override bool IsKept(StoredMail mail) =>
        mail.Entries.TryGetValue((Owner, Id), out var entry) ? entry.IsRead : mail.Times.ContainsKey((Owner, "deleted", Id));
}

/// <summary>The copy is deleted.</summary>
internal sealed record DeletedPromise(string Owner, long Id) : Promise
{
    public override bool IsKept(StoredMail mail) =>
        mail.Times.ContainsKey((Owner, "deleted", Id)) && !mail.Entries.ContainsKey((Owner, Id));
}

/// <summary>The message is recalled.</summary>
internal sealed record RecalledPromise(long Id) : Promise
{
    public override bool IsKept(StoredMail mail) => mail.Recalled.Contains(Id);
}

/// <summary>The position in the mailbox's sequence is this change permanently.</summary>
internal sealed record ChangePromise(string Owner, long Sequence, string Kind, long Id) : Promise
{
    public override bool IsKept(StoredMail mail) => mail.Changes.TryGetValue((Owner, Sequence), out var change) && change == (Kind, Id);
}
