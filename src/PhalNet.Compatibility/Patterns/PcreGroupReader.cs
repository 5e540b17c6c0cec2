using System.Globalization;

namespace PhalNet.Compatibility;

/// <summary>Reads a group after the opening parenthesis.</summary>
internal sealed class PcreGroupReader(PatternCursor cursor, PatternGroups groups, PcreTranslator translator)
{
    public string Read()
    {
        if (cursor.Current == '*')
            throw new PatternException("verbs are not supported");
        if (!cursor.TryTake('?'))
            return translator.Flags.HasFlag(PatternFlags.NoCapture) ? Inside("(?:") : Capture(groups.Open());
        if (cursor.TryTake(':'))
            return Inside("(?:");
        if (cursor.TryTake('='))
            return Inside("(?=");
        if (cursor.TryTake('!'))
            return Inside("(?!");
        if (cursor.TryTake("<="))
            return Inside("(?<=");
        if (cursor.TryTake("<!"))
            return Inside("(?<!");
        if (cursor.TryTake('>'))
            return Inside("(?>");
        if (cursor.TryTake('|'))
            return Inside("(?:", resetsNumbers: true);
        if (cursor.TryTake("P<") || cursor.TryTake('<'))
            return Capture(groups.Open(cursor.TakeUntil('>')));
        if (cursor.TryTake('\''))
            return Capture(groups.Open(cursor.TakeUntil('\'')));
        if (cursor.TryTake("P="))
            return groups.Reference(groups.Number(cursor.TakeUntil(')')));
        if (cursor.TryTake('('))
            return Condition();
        if (cursor.Current is 'R' or '&' or 'P' or 'C' or '+' || char.IsAsciiDigit(cursor.Current)
            || (cursor.Current == '-' && char.IsAsciiDigit(cursor.Next)))
            throw new PatternException("recursion, calls of groups and callouts are not supported");
        return InlineFlags();
    }

    private string Capture(int number) => Inside(string.Create(CultureInfo.InvariantCulture, $"(?<{number}>"));

    private string Inside(string opening, bool resetsNumbers = false)
    {
        var outer = translator.Flags;
        var inside = translator.ReadAlternatives(resetsNumbers);
        translator.Flags = outer;
        if (!cursor.TryTake(')'))
            throw new PatternException("a closing parenthesis is missing");
        return $"{opening}{inside})";
    }

    private string Condition()
    {
        if (cursor.Current == '?')
        {
            cursor.Take();
            var opening = cursor.TryTake('=') ? "(?=" : cursor.TryTake('!') ? "(?!" : cursor.TryTake("<=") ? "(?<="
                : cursor.TryTake("<!") ? "(?<!" : throw new PatternException("the condition is not supported");
            return Inside($"(?{Inside(opening)}");
        }

        var condition = cursor.TakeUntil(')').Trim('<', '>', '\'');
        if (condition is "R" or "DEFINE" || condition.StartsWith('R') || condition.StartsWith('+') || condition.StartsWith('-'))
            throw new PatternException("the condition is not supported");
        var number = int.TryParse(condition, NumberStyles.None, CultureInfo.InvariantCulture, out var given)
            ? given
            : groups.Number(condition);
        groups.Reference(number);
        return Inside(string.Create(CultureInfo.InvariantCulture, $"(?({number})"));
    }

    private string InlineFlags()
    {
        var flags = translator.Flags;
        var isOff = false;
        if (cursor.TryTake('^'))
            flags &= ~(PatternFlags.IgnoreCase | PatternFlags.Multiline | PatternFlags.DotAll
                | PatternFlags.Extended | PatternFlags.NoCapture);
        while (true)
        {
            var letter = cursor.Take();
            if (letter == ')')
            {
                // The change lasts until the end of the enclosing group, which restores the previous flags.
                translator.Flags = flags;
                return "";
            }

            if (letter == ':')
            {
                var outer = translator.Flags;
                translator.Flags = flags;
                var inside = Inside("(?:");
                translator.Flags = outer;
                return inside;
            }

            if (letter == '-')
            {
                isOff = true;
                continue;
            }

            var flag = letter switch
            {
                'i' => PatternFlags.IgnoreCase,
                'm' => PatternFlags.Multiline,
                's' => PatternFlags.DotAll,
                'x' => PatternFlags.Extended,
                'n' => PatternFlags.NoCapture,
                'U' => PatternFlags.Ungreedy,
                'J' => PatternFlags.DuplicateNames,
                _ => throw new PatternException($"(?{letter} is not supported"),
            };
            flags = isOff ? flags & ~flag : flags | flag;
        }
    }
}
