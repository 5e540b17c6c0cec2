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
        return Translate(["PhalNet cannot start: "], language).Single() + say(language);
    }

    /// <summary>Lets a start error be written out in the language that the application chose for its console.</summary>
    public static void Speak(Exception exception, string? option)
    {
        if (exception is StartException errors)
            errors.Language = ConsoleLanguage.Find(option);
        else if (exception is StartOptionsException options)
            options.Language = ConsoleLanguage.Find(option);
    }

    /// <summary>English texts in a language, and as they are where it has none for them.</summary>
    public static IEnumerable<string> Translate(IEnumerable<string> texts, string language) =>
        StartTexts.Of(language) is { } other ? texts.Select(other.Translate) : texts;
}
