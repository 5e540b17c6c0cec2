using System.Globalization;
using System.Text;

namespace PhalNet.Compatibility;

/// <summary>
/// Translates a PCRE pattern into .NET's syntax. Every character, set, anchor and group is written explicitly, so that no
/// <see cref="System.Text.RegularExpressions.RegexOptions"/> are needed and inline flags need no counterpart. Groups are numbered
/// explicitly, because .NET would number named ones last. Recursion, verbs and callouts are refused.
/// </summary>
internal sealed class PcreTranslator
{
    private const int MaxRepeat = 65535;
    private const int MaxNesting = 250;
    private const string NothingToRepeat = "a quantifier follows nothing that can be repeated";

    private readonly PatternCursor _cursor;
    private readonly PatternGroups _groups = new();
    private readonly PcreEscapes _escapes;
    private readonly PcreGroupReader _groupReader;
    private readonly bool _isUtf;
    private int _nesting;
    private bool _isQuoting;

    public PcreTranslator(string pattern, PatternFlags flags)
    {
        _cursor = new PatternCursor(pattern);
        _isUtf = flags.HasFlag(PatternFlags.Utf);
        _escapes = new PcreEscapes(_cursor, _groups, _isUtf);
        _groupReader = new PcreGroupReader(_cursor, _groups, this);
        Flags = flags;
    }

    public PatternFlags Flags { get; set; }

    public string Translate()
    {
        var body = ReadAlternatives(resetsNumbers: false);
        if (!_cursor.AtEnd)
            throw new PatternException("a closing parenthesis has no matching opening parenthesis");
        _groups.CheckReferences();
        return Flags.HasFlag(PatternFlags.Anchored) ? $"\\A(?:{body})" : body;
    }

    /// <summary>Reads up to the closing parenthesis, without consuming it.</summary>
    public string ReadAlternatives(bool resetsNumbers)
    {
        if (++_nesting > MaxNesting)
            throw new PatternException("the pattern is nested too deeply");
        var output = new StringBuilder();
        int start = _groups.Count, highest = start;
        while (!_cursor.AtEnd && (_isQuoting || _cursor.Current != ')'))
        {
            if (!_isQuoting && _cursor.TryTake('|'))
            {
                highest = Math.Max(highest, _groups.Count);
                if (resetsNumbers)
                    _groups.Count = start;
                output.Append('|');
                continue;
            }

            ReadItem(output);
        }

        _groups.Count = Math.Max(highest, _groups.Count);
        _nesting--;
        return output.ToString();
    }

    private void ReadItem(StringBuilder output)
    {
        if (SkipIgnored())
            return;
        var isRepeatable = _isQuoting || !StartsAssertion();
        var atom = ReadAtom();
        if (IsQuantified(out var quantifier))
        {
            if (atom.Length == 0 || !isRepeatable)
                throw new PatternException(NothingToRepeat);
            if (_cursor.TryTake('+'))
            {
                atom = $"(?>{atom}{quantifier})";
            }
            else
            {
                var isLazy = _cursor.TryTake('?') != Flags.HasFlag(PatternFlags.Ungreedy);
                atom = $"(?:{atom}{quantifier}{(isLazy ? "?" : "")})";
            }

            if (IsQuantified(out _))
                throw new PatternException(NothingToRepeat);
        }

        output.Append(atom);
    }

    private bool IsQuantified(out string quantifier)
    {
        while (SkipIgnored())
        {
        }

        quantifier = "";
        return !_isQuoting && TryReadQuantifier(out quantifier);
    }

    /// <summary>Skips white space and comments of flag x, comment groups, and the delimiters of a quoted run.</summary>
    private bool SkipIgnored()
    {
        if (_isQuoting)
        {
            if (!_cursor.TryTake("\\E"))
                return false;
            _isQuoting = false;
            return true;
        }

        if (_cursor.TryTake("\\Q"))
        {
            _isQuoting = true;
            return true;
        }

        if (_cursor.TryTake("\\E"))
            return true;
        if (_cursor.TryTake("(?#"))
        {
            _cursor.TakeUntil(')');
            return true;
        }

        if (!Flags.HasFlag(PatternFlags.Extended) || _cursor.AtEnd)
            return false;
        if (_cursor.TryTake('#'))
        {
            _cursor.TakeWhile(c => c != '\n');
            return true;
        }

        return _cursor.TakeWhile(c => c is ' ' or (>= '\t' and <= '\r')).Length > 0;
    }

    // Anchors and word boundaries cannot be quantified; look-around groups can.
    private bool StartsAssertion() => _cursor.Current is '^' or '$' || (_cursor.Current == '\\' && "bBAZzGK".Contains(_cursor.Next));

    private string ReadAtom()
    {
        if (_isQuoting)
            return Literal(_cursor.TakeRune());
        switch (_cursor.Current)
        {
            case '(':
                _cursor.Take();
                return _groupReader.Read();
            case '[':
                _cursor.Take();
                return new PcreClassReader(_cursor, _escapes, _isUtf, Has(PatternFlags.IgnoreCase)).Read();
            case '.':
                _cursor.Take();
                return AnyCharacter(Has(PatternFlags.DotAll));
            case '^':
                _cursor.Take();
                // A newline at the end of the text does not begin another line.
                return Has(PatternFlags.Multiline) ? "(?:\\A|(?<=\\n)(?!\\z))" : "(?:\\A)";
            case '$':
                _cursor.Take();
                return Has(PatternFlags.Multiline) ? "(?=\\n|\\z)" : Has(PatternFlags.DollarEnd) ? "(?:\\z)" : "(?=\\n?\\z)";
            case '\\':
                _cursor.Take();
                return ReadEscape();
            default:
                return TryReadQuantifier(out _) ? throw new PatternException(NothingToRepeat) : Literal(_cursor.TakeRune());
        }
    }

    private string ReadEscape()
    {
        var escape = _escapes.Read(insideClass: false);
        if (escape.Set is { } set)
            return set.Write(escape.IsNegated);
        if (escape.Text is { } text)
            return Has(PatternFlags.IgnoreCase) && escape.IsReference ? $"(?i:{text})" : text;
        return escape.Letter == 'N' ? AnyCharacter(dotAll: false) : Literal(escape.Rune);
    }

    private string AnyCharacter(bool dotAll)
    {
        if (_isUtf)
            return dotAll ? CharacterSet.AnyUtf : $"(?:[^\\n\\uD800-\\uDFFF]|{CharacterSet.AnyAstral})";
        return dotAll ? CharacterSet.AnyByte : "[^\\n]";
    }

    private string Literal(int rune)
    {
        var hasCase = Has(PatternFlags.IgnoreCase)
            && (_isUtf ? Rune.IsValid(rune) && Rune.IsLetter(new Rune(rune)) : char.IsAsciiLetter((char)rune));
        if (rune > 0xFFFF || (hasCase && !_isUtf))
        {
            var set = new CharacterSet(_isUtf, hasCase);
            set.Add(rune, rune);
            return set.Write(negated: false);
        }

        return hasCase ? $"(?i:{CharacterSet.Escape(rune)})" : CharacterSet.Escape(rune);
    }

    private bool TryReadQuantifier(out string quantifier)
    {
        quantifier = _cursor.Current is '*' or '+' or '?' && !_cursor.AtEnd ? _cursor.Take().ToString() : "";
        if (quantifier.Length > 0)
            return true;
        if (_cursor.Current != '{' || !char.IsAsciiDigit(_cursor.Next))
            return false;

        var start = _cursor.At;
        _cursor.Take();
        var least = _cursor.TakeWhile(char.IsAsciiDigit);
        var isOpen = _cursor.TryTake(',');
        var most = isOpen ? _cursor.TakeWhile(char.IsAsciiDigit) : least;
        if (!_cursor.TryTake('}'))
        {
            _cursor.Back(_cursor.At - start);
            return false;
        }

        int from = Bound(least), to = most.Length == 0 ? MaxRepeat : Bound(most);
        if (from > to)
            throw new PatternException("the numbers of a quantifier are out of order");
        quantifier = isOpen ? $"{{{least},{most}}}" : $"{{{least}}}";
        return true;
    }

    private static int Bound(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var bound) && bound <= MaxRepeat
            ? bound
            : throw new PatternException("the number of a quantifier is too large");

    private bool Has(PatternFlags flag) => (Flags & flag) != 0;
}
