using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace PhalNet.Compatibility;

/// <summary>The built-in messages in one language.</summary>
internal sealed class MessageBook
{
    private const string ResourcePrefix = "PhalNet.Compatibility.Resources.messages.";

    private readonly FrozenDictionary<string, string> _texts;

    private MessageBook(FrozenDictionary<string, string> texts) => _texts = texts;

    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>Reads the embedded texts of a language: zh-CN or en.</summary>
    public static MessageBook Load(string language)
    {
        using var stream = typeof(MessageBook).Assembly.GetManifestResourceStream($"{ResourcePrefix}{language}.json")
            ?? throw new ArgumentException($"There are no messages in {language}; available languages: zh-CN, en.", nameof(language));
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
        return new MessageBook(texts.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>The text of a key with its placeholders filled; an unknown key is used as the text.</summary>
    public string Text(string key, IReadOnlyList<KeyValuePair<string, string>> args) => Fill(_texts.GetValueOrDefault(key, key), args);

    /// <summary>Fills <c>{name}</c> placeholders one after another; invalid UTF-8 is replaced.</summary>
    public static string Fill(string text, IReadOnlyList<KeyValuePair<string, string>> args)
    {
        foreach (var (name, value) in args)
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return PhpText.IsUtf8(text) ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
    }
}

/// <summary>The named values of a message, in the order in which they are filled in.</summary>
internal sealed class MessageArgs : List<KeyValuePair<string, string>>
{
    public void Add(string name, string value) => Add(new KeyValuePair<string, string>(name, value));
}
