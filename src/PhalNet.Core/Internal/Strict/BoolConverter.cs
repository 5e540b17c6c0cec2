namespace PhalNet.Internal.Strict;

/// <summary>true, false, 1, 0, and what HTML forms send: on, off, yes, no; in any case.</summary>
internal sealed class BoolConverter() : ScalarConverter<bool>("bool")
{
    protected override bool TryParse(string text, out bool result)
    {
        result = Is(text, "true") || text == "1" || Is(text, "on") || Is(text, "yes");
        return result || Is(text, "false") || text == "0" || Is(text, "off") || Is(text, "no");
    }

    private static bool Is(string text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
