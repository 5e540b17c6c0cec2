using PhalNet.Compatibility.Internal.Messages;
using PhalNet.Compatibility.Internal.Rules;
using PhalNet.Compatibility.Internal.Values;

namespace PhalNet.Compatibility.Internal.Profile;

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

    public static CallFailure ToCallFailure(RuleFailure failure) => failure.Custom is { Length: > 0 } own
        ? new(failure.Ret, own)
        : new(failure.Ret, Prefix + failure.Key, [.. failure.Args.Select(argument => new MessageArgument(argument.Key, Shown(argument.Value)))]);

    private static string Shown(string text) => PhpText.IsUtf8(text) ? text : MessageBook.Fill(text, []);
}
