namespace PhalNet;

/// <summary>The texts of messages by language and key.</summary>
public interface IMessageCatalog
{
    /// <summary>The languages there are texts for.</summary>
    IReadOnlyList<string> Languages { get; }

    /// <summary>A text with its placeholders filled; an unknown key is taken as the text itself.</summary>
    /// <param name="language">Such as <c>zh-CN</c>; an unknown one falls back to the application's.</param>
    /// <param name="key">The text's key, or a text.</param>
    /// <param name="arguments">Values for the placeholders.</param>
    /// <param name="own">The texts of a module, by language and key, that are looked at first.</param>
    string Format(
        string language,
        string key,
        IReadOnlyList<MessageArgument> arguments,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? own = null);
}

/// <summary>A value for a placeholder of a message.</summary>
/// <param name="Name">The placeholder's name, without braces.</param>
/// <param name="Value">The text that takes its place.</param>
public readonly record struct MessageArgument(string Name, string Value)
{
    /// <summary>The most characters of a value or name of a caller that a message shows.</summary>
    public const int MostShown = 200;

    /// <summary>
    /// An argument that a caller sent: where it has more characters than <paramref name="most"/>, the beginning with an ellipsis behind it.
    /// </summary>
    /// <param name="name">The placeholder's name, without braces.</param>
    /// <param name="value">What was sent.</param>
    /// <param name="most">The most characters to show.</param>
    public static MessageArgument Sent(string name, string value, int most = MostShown)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        return new(name, MessageText.Cut(value, most));
    }
}
