using System.Globalization;

namespace PhalNet.Server.Tests.Sends;

/// <summary>A planned message, determined by seed and number.</summary>
internal sealed record PlannedSend(int Number, SendMember Sender, string[] Recipients)
{
    /// <summary>How many requests with its key are sent in parallel.</summary>
    public int AtOnce { get; private init; } = 1;

    /// <summary>Whether it is sent once more after all earlier messages got a reply.</summary>
    public bool Again { get; private init; }

    /// <summary>When the first request is cancelled before its reply; null for not at all.</summary>
    public TimeSpan? GivenUpAfter { get; private init; }

    /// <summary>Whether the sender lists the messages afterwards, which marks them read.</summary>
    public bool ThenReads { get; private init; }

    public string Key => $"key-{Number}";

    public string Text => $"message {Number}";

    public string Service => Recipients.Length > 1 ? "Platform.ChatMessage.BulkSend" : "Platform.ChatMessage.Send";

    public FormUrlEncodedContent Form() => new(new Dictionary<string, string>
    {
        ["access_token"] = Sender.Token,
        ["chat_message_to_uuid"] = string.Join(',', Recipients),
        ["chat_message_data"] = Text,
        ["chat_message_type"] = "text",
    });

    public static PlannedSend Make(int seed, int number)
    {
        var random = new Random(HashCode(seed, number));
        var sender = random.Next(SendMember.All.Count);
        var count = random.Next(100) < 5 ? random.Next(2, 5) : 1;
        string[] recipients = [.. Enumerable.Range(0, count)
            .Select(_ => random.Next(SendMember.All.Count - 1))
            .Select(other => SendMember.All[other < sender ? other : other + 1].Uuid).Distinct()];
        return new(number, SendMember.All[sender], recipients)
        {
            AtOnce = random.Next(100) < 15 ? random.Next(2, 5) : 1,
            Again = random.Next(100) < 10,
            GivenUpAfter = random.Next(100) < 5 ? TimeSpan.FromMilliseconds(random.Next(1, 10)) : null,
            ThenReads = random.Next(100) < 1,
        };
    }

    public static int NumberOf(string text) => int.Parse(text["message ".Length..], CultureInfo.InvariantCulture);

    private static int HashCode(int seed, int number) => unchecked((seed * 397) ^ (number * 7919));
}
