namespace Modules.Platform;

internal static class ChatMessageTypeText
{
    /// <summary>The text that requests, replies and the database know the type by.</summary>
    public static string ToText(this ChatMessageType type) => type switch
    {
        ChatMessageType.Text => "text",
        ChatMessageType.Html => "html",
        ChatMessageType.Image => "image",
        ChatMessageType.Link => "link",
        ChatMessageType.Custom => "custom",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
