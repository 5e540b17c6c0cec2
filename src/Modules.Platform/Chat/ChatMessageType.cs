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
