namespace Modules.Platform;

/// <summary>How to display a private message.</summary>
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

    /// <summary>A format defined by the clients.</summary>
    Custom,
}

internal static class ChatMessageTypeText
{
    /// <summary>The type as text in requests, replies and the database.</summary>
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

/// <summary>The direction in which a mailbox is read.</summary>
public enum ListDirection
{
    /// <summary>To older messages.</summary>
    Up,

    /// <summary>To newer messages.</summary>
    Down,
}
