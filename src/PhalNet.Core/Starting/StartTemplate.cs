using System.Text.RegularExpressions;

namespace PhalNet;

/// <summary>A text with places for what is filled in, as it is found and as it is said.</summary>
internal sealed partial class StartTemplate
{
    /// <summary>What stands between the parts of a list.</summary>
    public const string And = " and ";

    private const string Value = ".+?";

    // "A.B.C: the text" is a place and a mistake; no value at the beginning of a text reaches from the one into the other.
    private const string FirstValue = "(?:(?!: ).)+?";

    private readonly string _longest;
    private readonly string _text;
    private readonly Lazy<Regex> _pattern;

    public StartTemplate(string key, string pattern, string text)
    {
        IsPlace = key == "place";
        var words = Name().Split(pattern);
        _longest = words.Where((_, index) => index % 2 == 0).MaxBy(part => part.Length)!;
        Weight = words.Where((_, index) => index % 2 == 0).Sum(part => part.Length);
        _text = text;
        _pattern = new(() => new(Pattern(words), RegexOptions.CultureInvariant | RegexOptions.Singleline));
    }

    /// <summary>Whether it names a place and leaves it to others what is wrong there.</summary>
    public bool IsPlace { get; }

    /// <summary>How much of the text is its own.</summary>
    public int Weight { get; }

    /// <summary>Whether what is filled in may be a list.</summary>
    public static bool IsList(string name) => name is "list" or "way";

    public IReadOnlyList<(string Name, string Value)>? Match(string found) =>
        found.Contains(_longest, StringComparison.Ordinal) && _pattern.Value.Match(found) is { Success: true } match
            ? [.. match.Groups.Values.Skip(1).Select(group => (group.Name, group.Value))]
            : null;

    /// <summary>The other text with its places filled in.</summary>
    public string Fill(Dictionary<string, string> values) =>
        Name().Replace(_text, place => values.GetValueOrDefault(place.Groups[1].Value, place.Value));

    // Words and names of places by turns.
    private static string Pattern(string[] words) => "^" + string.Concat(words.Select((part, index) => index % 2 == 0
        ? Regex.Escape(part)
        : $"(?<{part}>{Form(part, isFirst: index == 1 && words[0].Length == 0)})")) + @"\z";

    private static string Form(string place, bool isFirst) => place switch
    {
        "word" => @"\w+",
        "rest" => ".*",
        _ => isFirst ? FirstValue : Value,
    };

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Name();
}
