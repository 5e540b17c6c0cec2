using System.Globalization;

namespace PhalNet.Compatibility;

/// <summary>Reads an escape after the backslash. An unknown letter is an error, as in PCRE; <c>\u4e00</c> begins with one.</summary>
internal sealed class PcreEscapes(PatternCursor cursor, PatternGroups groups, bool isUtf)
{
    private const string Word = "\\p{L}\\p{N}_";
    private const string AsciiWord = "A-Za-z0-9_";

    public PcreEscape Read(bool insideClass)
    {
        var rune = cursor.TakeRune();
        var letter = rune <= 0x7F ? (char)rune : '\0';
        if (letter == '\0' || !char.IsAsciiLetterOrDigit(letter))
            return Character(rune);
        if (char.IsAsciiDigit(letter))
            return Digits(letter, insideClass);
        return ReadSet(letter) ?? ReadCharacter(letter) ?? (insideClass ? InClass(letter) : Outside(letter));
    }

    private PcreEscape? ReadSet(char letter)
    {
        switch (letter)
        {
            case 'd' or 'D':
                return Set(letter, PatternClasses.Posix("digit", isUtf, ignoreCase: false));
            case 'w' or 'W':
                return Set(letter, PatternClasses.Posix("word", isUtf, ignoreCase: false));
            case 's' or 'S':
                return Set(letter, PatternClasses.Posix("space", isUtf, ignoreCase: false));
            case 'h' or 'H':
                return Set(letter, PatternClasses.Horizontal(isUtf));
            case 'v' or 'V':
                return Set(letter, PatternClasses.Vertical(isUtf));
            case 'p' or 'P':
                var name = cursor.TryTake('{')
                    ? cursor.TakeUntil('}').Replace(" ", "", StringComparison.Ordinal)
                    : cursor.Take().ToString();
                var isNegated = letter == 'P' != name.StartsWith('^');
                return new PcreEscape(letter, 0, PatternClasses.Property(name.TrimStart('^'), isUtf), isNegated);
            default:
                return null;
        }
    }

    private PcreEscape? ReadCharacter(char letter) => letter switch
    {
        'a' => Character(7),
        'e' => Character(27),
        'f' => Character('\f'),
        'n' => Character('\n'),
        'r' => Character('\r'),
        't' => Character('\t'),
        'c' => Character(char.ToUpperInvariant(cursor.Take()) ^ 0x40),
        'x' => Character(cursor.TryTake('{')
            ? Code(cursor.TakeUntil('}'), NumberStyles.AllowHexSpecifier)
            : Code(cursor.TakeWhile(char.IsAsciiHexDigit, 2), NumberStyles.AllowHexSpecifier)),
        'o' when cursor.Current == '{' => Character(Octal(cursor.TakeUntil('}')[1..])),
        _ => null,
    };

    private static PcreEscape InClass(char letter) => letter switch
    {
        'b' => Character('\b'),
        'g' => Character('g'),
        _ => throw new PatternException($"\\{letter} is not allowed in a character class"),
    };

    private PcreEscape Outside(char letter)
    {
        var word = isUtf ? Word : AsciiWord;
        switch (letter)
        {
            case 'b':
                return Text($"(?:(?<=[{word}])(?![{word}])|(?<![{word}])(?=[{word}]))");
            case 'B':
                return Text($"(?:(?<=[{word}])(?=[{word}])|(?<![{word}])(?![{word}]))");
            case 'A':
                return Text("(?:\\A)");
            case 'Z':
                return Text("(?=\\n?\\z)");
            case 'z':
                return Text("(?:\\z)");
            case 'G':
                return Text("(?:\\G)");
            // Only moves the start of the match, which does not matter here.
            case 'K':
                return Text("(?:)");
            case 'R':
                return Text(isUtf ? "(?>\\r\\n|[\\n-\\r\\u0085\\u2028\\u2029])" : "(?>\\r\\n|[\\n-\\r\\u0085])");
            case 'C' when !isUtf:
                return Text(CharacterSet.AnyByte);
            case 'X' when !isUtf:
                return Text($"(?>\\r\\n|{CharacterSet.AnyByte})");
            case 'X':
                return Text($"(?>\\r\\n|{CharacterSet.AnyUtf}[\\p{{M}}\\u200D\\uFE0E\\uFE0F]*)");
            case 'N' when isUtf && cursor.TryTake("{U+"):
                return Character(Code(cursor.TakeUntil('}'), NumberStyles.AllowHexSpecifier));
            case 'N' when cursor.Current != '{' || char.IsAsciiDigit(cursor.Next):
                return new PcreEscape('N', 0);
            case 'g':
                return Reference();
            case 'k':
                var open = cursor.Take();
                var name = cursor.TakeUntil(open switch
                {
                    '<' => '>',
                    '{' => '}',
                    '\'' => '\'',
                    _ => throw new PatternException("\\k needs a name"),
                });
                return ToGroup(groups.Number(name));
            default:
                throw new PatternException($"\\{letter} is not supported");
        }
    }

    private PcreEscape Reference()
    {
        if (cursor.Current is '<' or '\'')
            throw new PatternException("calls of groups are not supported");
        var name = cursor.TryTake('{') ? cursor.TakeUntil('}') : cursor.TakeWhile(c => char.IsAsciiDigit(c) || c == '-');
        if (!int.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return ToGroup(groups.Number(name));
        return ToGroup(number < 0 ? groups.Count + 1 + number : number);
    }

    private PcreEscape Digits(char first, bool insideClass)
    {
        cursor.Back(1);
        if (!insideClass && first != '0')
        {
            var decimals = cursor.TakeWhile(char.IsAsciiDigit, 9);
            var number = int.Parse(decimals, NumberStyles.None, CultureInfo.InvariantCulture);
            if (number < 10 || number <= groups.Count || first >= '8')
                return ToGroup(number);
            cursor.Back(decimals.Length);
        }

        var octal = cursor.TakeWhile(c => c is >= '0' and <= '7', 3);
        return Character(octal.Length == 0 ? cursor.Take() : Octal(octal));
    }

    private PcreEscape ToGroup(int number) => new('g', 0, Text: groups.Reference(number), IsReference: true);

    private int Octal(string digits)
    {
        if (digits.Length is 0 or > 9 || !digits.All(c => c is >= '0' and <= '7'))
            throw new PatternException("the octal number is invalid");
        return Checked(Convert.ToInt32(digits, 8));
    }

    private int Code(string digits, NumberStyles style)
    {
        if (digits.Length == 0)
            return 0;
        return int.TryParse(digits.Trim(), style, CultureInfo.InvariantCulture, out var code)
            ? Checked(code)
            : throw new PatternException("the character number is invalid");
    }

    private int Checked(int code) => code >= 0 && code <= (isUtf ? 0x10FFFF : 0xFF) && (!isUtf || code is < 0xD800 or > 0xDFFF)
        ? code
        : throw new PatternException("the character number is too large");

    private static PcreEscape Character(int rune) => new('\0', rune);

    private static PcreEscape Text(string text) => new('\0', 0, Text: text);

    private static PcreEscape Set(char letter, CharacterSet set) => new(letter, 0, set, char.IsAsciiLetterUpper(letter));
}

/// <summary>The meaning of an escape: a set, a part of a .NET pattern, or one character.</summary>
internal readonly record struct PcreEscape(
    char Letter, int Rune, CharacterSet? Set = null, bool IsNegated = false, string? Text = null, bool IsReference = false);
