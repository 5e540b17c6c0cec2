using System.Text;

namespace PhalNet.Compatibility;

/// <summary>The current position in a pattern.</summary>
internal sealed class PatternCursor(string text)
{
    public int At { get; private set; }

    public bool AtEnd => At >= text.Length;

    public char Current => At < text.Length ? text[At] : '\0';

    public char Next => At + 1 < text.Length ? text[At + 1] : '\0';

    public char Take()
    {
        if (AtEnd)
            throw new PatternException("the pattern is incomplete");
        return text[At++];
    }

    /// <summary>Reads a whole character of one or two UTF-16 units.</summary>
    public int TakeRune()
    {
        if (AtEnd)
            throw new PatternException("the pattern is incomplete");
        if (!Rune.TryGetRuneAt(text, At, out var rune))
            return text[At++];
        At += rune.Utf16SequenceLength;
        return rune.Value;
    }

    public bool TryTake(char expected)
    {
        if (AtEnd || text[At] != expected)
            return false;
        At++;
        return true;
    }

    public bool TryTake(string expected)
    {
        if (!StartsWith(expected))
            return false;
        At += expected.Length;
        return true;
    }

    public bool StartsWith(string expected) => string.CompareOrdinal(text, At, expected, 0, expected.Length) == 0;

    public string TakeWhile(Func<char, bool> isWanted, int limit = int.MaxValue)
    {
        var start = At;
        while (At < text.Length && At - start < limit && isWanted(text[At]))
            At++;
        return text[start..At];
    }

    public string TakeUntil(char end)
    {
        var found = text.IndexOf(end, At);
        if (found < 0)
            throw new PatternException($"the closing {end} is missing");
        var taken = text[At..found];
        At = found + 1;
        return taken;
    }

    public void Back(int count) => At -= count;
}
