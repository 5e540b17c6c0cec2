namespace PhalNet;

/// <summary>The texts of messages by language and key.</summary>
public interface IMessageCatalog
{
    /// <summary>The available languages.</summary>
    IReadOnlyList<string> Languages { get; }

    /// <summary>Returns a text with its placeholders filled; an unknown key is used as the text itself.</summary>
    /// <param name="language">A language such as <c>zh-CN</c>; an unknown one falls back to the application's language.</param>
    /// <param name="key">A key, or a text.</param>
    /// <param name="arguments">Values for the placeholders.</param>
    /// <param name="own">The texts of a module, by language and key; they take precedence.</param>
    string Format(
        string language,
        string key,
        IReadOnlyList<MessageArgument> arguments,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? own = null);
}

/// <summary>A value for a placeholder of a message.</summary>
/// <param name="Name">The placeholder's name, without braces.</param>
/// <param name="Value">The text that replaces it.</param>
public readonly record struct MessageArgument(string Name, string Value)
{
    /// <summary>The maximum number of characters of a caller's value or name in a message.</summary>
    public const int MostShown = 200;

    /// <summary>An argument sent by a caller, truncated with an ellipsis if it has more than <paramref name="most"/> characters.</summary>
    /// <param name="name">The placeholder's name, without braces.</param>
    /// <param name="value">The sent value.</param>
    /// <param name="most">The maximum number of characters to show.</param>
    public static MessageArgument Sent(string name, string value, int most = MostShown)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        return new(name, MessageText.Cut(value, most));
    }
}
