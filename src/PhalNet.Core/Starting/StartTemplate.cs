using System.Text.RegularExpressions;

namespace PhalNet;

/// <summary>A text with placeholders, in English and in another language.</summary>
internal sealed partial class StartTemplate
{
    /// <summary>The separator between the last parts of a list.</summary>
    public const string And = " and ";

    private const string Value = ".+?";

    // "A.B.C: the text" is a location and an error; a value at the beginning of a text must not extend across that colon.
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

    /// <summary>Whether it is a location followed by an error with its own text.</summary>
    public bool IsPlace { get; }

    /// <summary>The length of the fixed part of the text.</summary>
    public int Weight { get; }

    /// <summary>Whether the value of a placeholder may be a list.</summary>
    public static bool IsList(string name) => name is "list" or "way";

    public IReadOnlyList<(string Name, string Value)>? Match(string found) =>
        found.Contains(_longest, StringComparison.Ordinal) && _pattern.Value.Match(found) is { Success: true } match
            ? [.. match.Groups.Values.Skip(1).Select(group => (group.Name, group.Value))]
            : null;

    /// <summary>The translated text with its placeholders filled.</summary>
    public string Fill(Dictionary<string, string> values) =>
        Name().Replace(_text, place => values.GetValueOrDefault(place.Groups[1].Value, place.Value));

    // Fixed text and placeholder names alternate.
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
