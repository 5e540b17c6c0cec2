namespace PhalNet.Compatibility;

/// <summary>Splits <c>/body/flags</c>; brackets as delimiters are paired and can be nested.</summary>
internal static class PatternDelimiters
{
    public static (string Body, PatternFlags Flags) Split(string pattern)
    {
        var text = pattern.TrimStart(' ', '\t', '\n', '\r', '\v', '\f');
        if (text.Length == 0)
            throw new PatternException("the pattern is empty");
        var open = text[0];
        if (char.IsAsciiLetterOrDigit(open) || open is '\\' or '\0' || open > '\x7f')
            throw new PatternException("a pattern must start with a delimiter that is not a letter, digit or backslash");
        var close = open switch { '(' => ')', '[' => ']', '{' => '}', '<' => '>', _ => open };
        var end = FindEnd(text, open, close);
        return (text[1..end], ReadFlags(text.AsSpan(end + 1)));
    }

    private static int FindEnd(string text, char open, char close)
    {
        var depth = 1;
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == close && --depth == 0)
                return i;
            else if (text[i] == open && open != close)
                depth++;
        }

        throw new PatternException($"the closing delimiter {close} is missing");
    }

    private static PatternFlags ReadFlags(ReadOnlySpan<char> letters)
    {
        var flags = PatternFlags.None;
        foreach (var letter in letters)
        {
            flags |= letter switch
            {
                'i' => PatternFlags.IgnoreCase,
                'm' => PatternFlags.Multiline,
                's' => PatternFlags.DotAll,
                'x' => PatternFlags.Extended,
                'A' => PatternFlags.Anchored,
                'D' => PatternFlags.DollarEnd,
                'U' => PatternFlags.Ungreedy,
                'u' => PatternFlags.Utf,
                'J' => PatternFlags.DuplicateNames,
                'n' => PatternFlags.NoCapture,
                'S' or 'X' or ' ' or '\n' or '\r' => PatternFlags.None,
                _ => throw new PatternException($"the flag {letter} is unknown"),
            };
        }

        return flags;
    }
}

[Flags]
internal enum PatternFlags : ushort
{
    None = 0,
    IgnoreCase = 1,
    Multiline = 2,
    DotAll = 4,
    Extended = 8,
    Anchored = 16,
    DollarEnd = 32,
    Ungreedy = 64,
    Utf = 128,
    DuplicateNames = 256,
    NoCapture = 512,
    ExtendedMore = 1024,
}
