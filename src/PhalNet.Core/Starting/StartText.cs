namespace PhalNet;

/// <summary>
/// Translates start errors into the console's language. They are created in English; a text that matches a known template is translated,
/// including its values.
/// </summary>
internal static class StartText
{
    /// <summary>The complete output of a failed start.</summary>
    public static string Whole(Func<string, string> say, string? language)
    {
        language ??= ConsoleLanguage.Find(null);
        return Translate(["PhalNet cannot start: "], language).Single() + say(language);
    }

    /// <summary>Sets the language in which a start error is printed.</summary>
    public static void Speak(Exception exception, string? option)
    {
        if (exception is StartException errors)
            errors.Language = ConsoleLanguage.Find(option);
        else if (exception is StartOptionsException options)
            options.Language = ConsoleLanguage.Find(option);
    }

    /// <summary>Translates English texts; texts without a translation stay unchanged.</summary>
    public static IEnumerable<string> Translate(IEnumerable<string> texts, string language) =>
        StartTexts.Of(language) is { } other ? texts.Select(other.Translate) : texts;
}
