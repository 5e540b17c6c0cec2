namespace PhalNet.Compatibility;

/// <summary>The built-in messages under their keys in Core's catalog.</summary>
internal static class ProfileMessages
{
    // Core has keys with the same names and other placeholders.
    public const string Prefix = "phalapi.";

    public static IReadOnlyList<string> Languages { get; } = ["zh-CN", "en"];

    public static IReadOnlyDictionary<string, string> Load(string language)
    {
        var book = MessageBook.Load(language);
        return book.Keys.ToDictionary(key => Prefix + key, key => book.Text(key, []));
    }
}
