namespace PhalNet.PowerLoss.Tests.Mail;

/// <summary>
/// A message that clients have sent or tried to send, once or repeatedly with its key. The beginning of its text is unique.
/// </summary>
internal sealed record SentMail(string Sender, IReadOnlyList<string> Recipients, string Text, string? Key);

/// <summary>All messages that were ever sent.</summary>
/// <param name="earlier">Messages sent before.</param>
internal sealed class AllSentMail(AllSentMail? earlier = null)
{
    private readonly Dictionary<string, SentMail> _byBeginning = new(earlier?._byBeginning ?? []);
    private readonly Lock _lock = new();

    public void Add(SentMail mail)
    {
        lock (_lock)
            _byBeginning.Add(Beginning(mail.Text), mail);
    }

    /// <summary>
    /// Stored data that does not match what was sent: parts of messages, duplicates, messages without their keys and keys without their
    /// messages.
    /// </summary>
    public IEnumerable<string> Broken(StoredMail stored)
    {
        var keys = new HashSet<UInt128>(stored.Keys.Keys);
        foreach (var copies in stored.Messages.GroupBy(message => Beginning(message.Value.Text)))
        {
            if (!_byBeginning.TryGetValue(copies.Key, out var sent))
            {
                yield return $"a message that nobody sent: {copies.Key}";
                continue;
            }

            var ids = copies.Select(message => message.Key).ToArray();
            var expected = sent.Recipients.Select((recipient, i) =>
                new KeyValuePair<long, StoredMessage>(ids[0] + (2 * i), new(sent.Sender, recipient, sent.Text)));
            if (!copies.SequenceEqual(expected))
                yield return $"a message in part, twice or changed: {copies.Key} to {sent.Recipients.Count}, ids {string.Join(' ', ids)}";
            if (sent.Key is null)
                continue;
            var identity = StoredMail.Identity(sent.Sender, sent.Key);
            keys.Remove(identity);
            if (!stored.Keys.TryGetValue(identity, out var key) || key != (ids[0], ids.Length))
                yield return $"a message without its key: {copies.Key}";
        }

        foreach (var key in keys)
            yield return $"a key without its message: {key:x32}";
    }

    // The unique part of the text precedes the padding.
    private static string Beginning(string text) => text.IndexOf("-x", StringComparison.Ordinal) is >= 0 and var end ? text[..end] : text;
}
