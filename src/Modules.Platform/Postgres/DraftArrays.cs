namespace Modules.Platform;

/// <summary>Drafts as arrays, one for each column, for a single statement.</summary>
internal sealed class DraftArrays
{
    public DraftArrays(IReadOnlyList<MessageDraft> drafts)
    {
        var items = drafts.Select((draft, number) => (draft, number))
            .SelectMany(entry => entry.draft.Recipients.Select(
                (recipient, place) => (entry.draft, entry.number, recipient, IsFirst: place == 0)))
            .ToArray();
        Numbers = [.. Enumerable.Range(0, drafts.Count)];
        Senders = [.. drafts.Select(draft => draft.Sender)];
        Keys = [.. drafts.Select(draft => draft.Key is { } key ? SendKey.Bytes(key.Identity) : null)];
        Fingerprints = [.. drafts.Select(draft => draft.Key is { } key ? SendKey.Bytes(key.Fingerprint) : null)];
        ItemNumbers = [.. items.Select(item => item.number)];
        Recipients = [.. items.Select(item => item.recipient)];
        Types = [.. items.Select(item => item.draft.Type)];
        Data = [.. items.Select(item => item.IsFirst ? item.draft.Data : null)];
        ExtData = [.. items.Select(item => item.IsFirst ? item.draft.ExtData : null)];
        Mailboxes = [.. drafts.SelectMany(draft => draft.Recipients.Append(draft.Sender)).Distinct(StringComparer.Ordinal)];
    }

    public int[] Numbers { get; }

    public string[] Senders { get; }

    public byte[]?[] Keys { get; }

    public byte[]?[] Fingerprints { get; }

    public int[] ItemNumbers { get; }

    public string[] Recipients { get; }

    public string[] Types { get; }

    /// <summary>The content; only in the first message of a draft.</summary>
    public string?[] Data { get; }

    public string?[] ExtData { get; }

    /// <summary>All members involved.</summary>
    public string[] Mailboxes { get; }
}
