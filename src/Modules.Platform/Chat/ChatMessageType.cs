namespace Modules.Platform;

/// <summary>How a private message is to be shown.</summary>
public enum ChatMessageType
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary>Rich text in HTML.</summary>
    Html,

    /// <summary>An image, by its URL.</summary>
    Image,

    /// <summary>A link, by its URL.</summary>
    Link,

    /// <summary>A form that clients agree on among themselves.</summary>
    Custom,
}

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

/// <summary>Which way a mailbox is read.</summary>
public enum ListDirection
{
    /// <summary>To older messages.</summary>
    Up,

    /// <summary>To newer messages.</summary>
    Down,
}
