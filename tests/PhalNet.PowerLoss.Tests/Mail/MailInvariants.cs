namespace PhalNet.PowerLoss.Tests.Mail;

/// <summary>Invariants of every database whose mailboxes are up to date, whatever was stored.</summary>
internal static class MailInvariants
{
    /// <summary>The violations.</summary>
    public static IEnumerable<string> Broken(StoredMail mail) =>
        [.. Ids(mail), .. Sequences(mail), .. Arrivals(mail), .. Entries(mail), .. Recalls(mail), .. Totals(mail)];

    private static IEnumerable<string> Ids(StoredMail mail)
    {
        var last = mail.Messages.Count == 0 ? 0 : mail.Messages.Keys.Last();
        if (mail.Messages.Count > 0 && last != (2 * mail.Messages.Count) - 1)
            yield return $"ids with a hole: {mail.Messages.Count} messages, the last is {last}";
        if (mail.Mark != last)
            yield return $"the high-water mark has not caught up: {mail.Mark} of {last}";
    }

    private static IEnumerable<string> Sequences(StoredMail mail)
    {
        var changes = mail.Changes.Keys.GroupBy(change => change.Owner).ToDictionary(owner => owner.Key, owner => owner.Count());
        foreach (var (owner, mailbox) in mail.Mailboxes)
        {
            if (changes.GetValueOrDefault(owner) != mailbox.Sequence)
                yield return $"changes of {owner}: {changes.GetValueOrDefault(owner)} of {mailbox.Sequence}";
            for (var sequence = 1L; sequence <= mailbox.Sequence; sequence++)
            {
                if (!mail.Changes.ContainsKey((owner, sequence)))
                    yield return $"a gap in the sequence of {owner}: {sequence}";
            }
        }
    }

    // Each message is in both mailboxes exactly once, and nothing else is.
    private static IEnumerable<string> Arrivals(StoredMail mail)
    {
        foreach (var (id, message) in mail.Messages)
        {
            foreach (var (owner, copy) in ((string, long)[])[(message.Sender, id), (message.Recipient, id + 1)])
            {
                if (mail.Times.GetValueOrDefault((owner, "new", copy)) != 1)
                    yield return $"copy {copy} came into the mailbox of {owner} {mail.Times.GetValueOrDefault((owner, "new", copy))} times";
                if (mail.Entries.ContainsKey((owner, copy)) == mail.Times.ContainsKey((owner, "deleted", copy)))
                    yield return $"copy {copy} of {owner} is missing, or there though deleted";
            }
        }

        var arrived = mail.Changes.Values.Count(change => change.Kind == "new");
        if (arrived != 2 * mail.Messages.Count)
            yield return $"{arrived} copies of {mail.Messages.Count} messages";
        var last = mail.Times.Keys.Where(change => change.Kind == "new").GroupBy(change => change.Owner)
            .ToDictionary(changes => changes.Key, changes => changes.Max(change => change.Id));
        foreach (var (owner, mailbox) in mail.Mailboxes.Where(mailbox => mailbox.Value.AppliedId != last.GetValueOrDefault(mailbox.Key)))
            yield return $"the mailbox of {owner} has not caught up: {mailbox.AppliedId} of {last.GetValueOrDefault(owner)}";
    }

    private static IEnumerable<string> Entries(StoredMail mail)
    {
        foreach (var ((owner, id), entry) in mail.Entries)
        {
            if (mail.Changes.GetValueOrDefault((owner, entry.Sequence)) != ("new", id))
                yield return $"entry {id} of {owner} is not at its place in the sequence";
            if (entry.IsRead != mail.Times.ContainsKey((owner, "read", id)))
                yield return $"entry {id} of {owner} was read without a change, or the other way round";
        }
    }

    private static IEnumerable<string> Recalls(StoredMail mail)
    {
        foreach (var (id, message) in mail.Messages)
        {
            var isRecalled = mail.Recalled.Contains(id);
            var isInBoth = mail.Times.ContainsKey((message.Sender, "recalled", id))
                && (mail.Times.ContainsKey((message.Recipient, "recalled", id + 1))
                    || mail.Times.ContainsKey((message.Recipient, "deleted", id + 1)));
            if (isRecalled != isInBoth)
                yield return $"message {id} is recalled in part";
        }
    }

    private static IEnumerable<string> Totals(StoredMail mail)
    {
        var unread = mail.Entries.Where(entry => entry.Value.IsUnread).CountBy(entry => entry.Key.Owner).ToDictionary();
        foreach (var (owner, mailbox) in mail.Mailboxes.Where(mailbox => mailbox.Value.Unread != unread.GetValueOrDefault(mailbox.Key)))
            yield return $"{mailbox.Unread} unread messages of {owner} instead of {unread.GetValueOrDefault(owner)}";
        var conversations = mail.Entries.GroupBy(entry => (entry.Key.Owner, entry.Value.Peer)).ToDictionary(
            entries => entries.Key,
            entries => (entries.Max(entry => entry.Key.Id), (long)entries.Count(entry => entry.Value.IsUnread)));
        foreach (var conversation in conversations.Keys.Union(mail.Conversations.Keys))
        {
            if (conversations.GetValueOrDefault(conversation) != mail.Conversations.GetValueOrDefault(conversation))
                yield return $"the conversation {conversation} is not what its messages say";
        }
    }
}
