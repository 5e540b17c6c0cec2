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
public readonly record struct MessageArgument(string Name, string Value);
