namespace PhalNet.Compatibility;

internal static class ProfileMessages
{
    // Core has keys of the same names with other placeholders.
    public const string Prefix = "phalapi.";

    public static IReadOnlyList<string> Languages { get; } = ["zh-CN", "en"];

    public static IReadOnlyDictionary<string, string> Load(string language)
    {
        var book = MessageBook.Load(language);
        return book.Keys.ToDictionary(key => Prefix + key, key => book.Text(key, []));
    }

    /// <summary>The failure for Core's catalog. A value with a later placeholder in it is filled too, as in the reference.</summary>
    public static CallFailure ToCallFailure(RuleFailure failure) => failure.Custom is { Length: > 0 } own
        ? new(failure.Ret, own)
        : new(failure.Ret, Prefix + failure.Key, [.. failure.Args.Select((argument, index) =>
            new MessageArgument(argument.Key, MessageBook.Fill(argument.Value, [.. failure.Args.Skip(index + 1)])))]);
}
