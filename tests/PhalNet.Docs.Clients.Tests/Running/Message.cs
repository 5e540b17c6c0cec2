namespace PhalNet.Docs.Clients.Tests.Running;

/// <summary>The call of <c>Platform.ChatMessage.Send</c>.</summary>
internal static class Message
{
    public const string Service = "Platform.ChatMessage.Send";

    public static IEnumerable<KeyValuePair<string, string>> Fields(string text) =>
    [
        new("chat_message_to_uuid", "12345678123456781234567812345678"),
        new("chat_message_data", text),
        new("chat_message_type", "text"),
    ];
}
