using System.Text.Json;
using System.Text.RegularExpressions;

namespace PhalNet;

/// <summary>
/// Says start errors in the language of the console. They are written in English where they are found, by whoever finds them; a text that
/// has the form of a known one is put into the other language, with what is filled in put there, too.
/// </summary>
internal static class StartText
{
    /// <summary>The whole of what a failed start prints.</summary>
    public static string Whole(Func<string, string> say, string? language)
    {
        language ??= ConsoleLanguage.Find(null);
        return Translate("PhalNet cannot start: ", language) + say(language);
    }

    /// <summary>Lets a start error be written out in the language that the application chose for its console.</summary>
    public static void Speak(Exception exception, string? option)
    {
        if (exception is StartException mistakes)
            mistakes.Language = ConsoleLanguage.Find(option);
        else if (exception is StartOptionsException options)
            options.Language = ConsoleLanguage.Find(option);
    }

    public static string Translate(string text, string language)
    {
        if (language == "en" || Texts(language) is not { } other)
            return text;
        var templates = Texts("en")!.Where(pair => other.ContainsKey(pair.Key))
            .Select(pair => new StartTemplate(pair.Value, other[pair.Key]));
        return Translate(text, [.. templates]);
    }

    private static string Translate(string text, IReadOnlyList<StartTemplate> templates)
    {
        foreach (var template in templates)
        {
            if (template.Match(text) is { } found)
                return template.Fill(found.ToDictionary(part => part.Name, part => Translate(part.Value, templates)));
        }

        return text;
    }

    private static Dictionary<string, string>? Texts(string language)
    {
        using var stream = typeof(StartText).Assembly.GetManifestResourceStream($"PhalNet.Start.{language}.json");
        return stream is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(stream);
    }
}

/// <summary>A text with places for what is filled in, as it is found and as it is said.</summary>
internal sealed partial class StartTemplate(string pattern, string text)
{
    private readonly Regex _pattern = new(
        "^" + Place().Replace(Regex.Escape(pattern).Replace("}", @"\}", StringComparison.Ordinal), "(?<$1>.+?)") + @"\z",
        RegexOptions.CultureInvariant | RegexOptions.Singleline);

    public IReadOnlyList<(string Name, string Value)>? Match(string found) => _pattern.Match(found) is { Success: true } match
        ? [.. match.Groups.Values.Skip(1).Select(group => (group.Name, group.Value))]
        : null;

    /// <summary>The other text with its places filled in.</summary>
    public string Fill(Dictionary<string, string> values) => Name().Replace(text, place => values[place.Groups[1].Value]);

    [GeneratedRegex(@"\\\{([a-z]+)\\\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Name();
}
