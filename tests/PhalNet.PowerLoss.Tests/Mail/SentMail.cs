namespace PhalNet.PowerLoss.Tests.Mail;

/// <summary>A message that clients have sent or tried to send, once or again with its key; its text is no other's.</summary>
internal sealed record SentMail(string Sender, IReadOnlyList<string> Recipients, string Text, string? Key);

/// <summary>All messages that were ever sent.</summary>
/// <param name="earlier">What was sent before.</param>
internal sealed class AllSentMail(AllSentMail? earlier = null)
{
    private readonly Dictionary<string, SentMail> _byText = new(earlier?._byText ?? []);
    private readonly Lock _lock = new();

    public void Add(SentMail mail)
    {
        lock (_lock)
            _byText.Add(mail.Text, mail);
    }

    /// <summary>What is stored but was never sent so: parts of messages, twins, messages without their keys and keys without their messages.</summary>
    public IEnumerable<string> Broken(StoredMail stored)
    {
        var keys = 0;
        foreach (var copies in stored.Messages.GroupBy(message => message.Value.Text))
        {
            if (!_byText.TryGetValue(copies.Key, out var sent))
            {
                yield return $"a message that nobody sent: {Short(copies.Key)}";
                continue;
            }

            var ids = copies.Select(message => message.Key).Order().ToArray();
            var expected = sent.Recipients.Select((recipient, i) => (Id: ids[0] + (2 * i), Message: new StoredMessage(sent.Sender, recipient, sent.Text)));
            if (ids.Length != sent.Recipients.Count || expected.Any(copy => !stored.Messages.TryGetValue(copy.Id, out var message) || message != copy.Message))
                yield return $"a message in part, or twice: {Short(sent.Text)}, ids {string.Join(' ', ids)} for {sent.Recipients.Count} recipients";
            if (sent.Key is null)
                continue;
            keys++;
            if (!stored.Keys.TryGetValue((sent.Sender, sent.Key), out var key) || key != (ids[0], ids.Length))
                yield return $"a message without its key: {Short(sent.Text)}";
        }

        if (keys != stored.Keys.Count)
            yield return $"keys without their messages: {stored.Keys.Count} keys, {keys} messages with one";
    }

    private static string Short(string text) => text[..Math.Min(text.Length, 40)];
}
