using System.Text.RegularExpressions;

namespace PhalNet.Internal.Messages;

internal static partial class MessageText
{
    /// <summary>
    /// Whether a service's message has the form of a key: words of small letters, digits and hyphens with dots between them. Anything else is said
    /// as it stands, even if some language file happens to have it as a key.
    /// </summary>
    public static bool IsKey(string text) => Key().IsMatch(text);

    /// <summary>Fills placeholders in one pass, so that a value with braces in it stays as it is.</summary>
    public static string Fill(string text, IReadOnlyList<MessageArgument> arguments) => arguments.Count == 0
        ? text
        : Placeholder().Replace(text, match =>
        {
            foreach (var (name, value) in arguments)
            {
                if (match.ValueSpan[1..^1].SequenceEqual(name))
                    return value;
            }

            return match.Value;
        });

    [GeneratedRegex(@"^[a-z0-9_-]+(\.[a-z0-9_-]+)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    [GeneratedRegex(@"\{[^{}]+\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
