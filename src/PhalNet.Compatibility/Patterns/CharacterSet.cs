using System.Globalization;
using System.Text;

namespace PhalNet.Compatibility;

/// <summary>
/// A set of characters under construction. .NET matches UTF-16 units, so supplementary characters are collected separately and written as
/// surrogate pairs next to the set.
/// </summary>
internal sealed class CharacterSet(bool isUtf, bool ignoreCase)
{
    public const string AnyAstral = "[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]";
    public const string AnyUtf = $"(?:[^\\uD800-\\uDFFF]|{AnyAstral})";
    public const string AnyByte = "[\\s\\S]";

    private const int LastBmp = 0xFFFF;
    private const int LastRune = 0x10FFFF;

    private readonly StringBuilder _bmp = new();
    private readonly List<(int From, int To)> _astral = [];
    private readonly List<string> _alternatives = [];

    public static string Escape(int unit) => string.Create(CultureInfo.InvariantCulture, $"\\u{unit:X4}");

    public void Add(int from, int to)
    {
        AddPlain(from, to);
        // In byte mode case folding is limited to ASCII; with flag u .NET's case-insensitive matching is enabled for the set.
        if (!ignoreCase || isUtf)
            return;
        AddShifted(from, to, 'A', 'Z', 0x20);
        AddShifted(from, to, 'a', 'z', -0x20);
    }

    /// <summary>Adds .NET set syntax, for example <c>\p{L}</c>.</summary>
    public void AddRaw(string part) => _bmp.Append(part);

    public void AddAstral(int from, int to)
    {
        if (isUtf)
            _astral.Add((from, to));
    }

    /// <summary>Adds another set, or its complement.</summary>
    public void Add(CharacterSet other, bool negated)
    {
        if (negated)
        {
            _alternatives.Add(other.Write(negated: true));
            return;
        }

        _bmp.Append(other._bmp);
        _astral.AddRange(other._astral);
        _alternatives.AddRange(other._alternatives);
    }

    public string Write(bool negated)
    {
        var written = negated ? WriteNegated() : WritePlain();
        return ignoreCase && isUtf ? $"(?i:{written})" : written;
    }

    private string WritePlain()
    {
        List<string> parts = [];
        // Such parts may match single surrogates (\P{L}), which must never match half a character.
        if (_bmp.Length > 0)
            parts.Add(isUtf ? $"[{_bmp}-[\\uD800-\\uDFFF]]" : $"[{_bmp}]");
        parts.AddRange(_astral.Select(range => Pairs(range.From, range.To)));
        parts.AddRange(_alternatives);
        return parts.Count switch
        {
            0 => "(?!)",
            1 when _bmp.Length > 0 => parts[0],
            _ => $"(?:{string.Join('|', parts)})",
        };
    }

    private string WriteNegated()
    {
        var any = isUtf ? AnyUtf : AnyByte;
        if (_alternatives.Count > 0)
            return $"(?:(?!{WritePlain()}){any})";
        if (!isUtf)
            return _bmp.Length == 0 ? any : $"[^{_bmp}]";
        var excluded = _astral.Count == 0 ? "" : $"(?!{string.Join('|', _astral.Select(range => Pairs(range.From, range.To)))})";
        return $"(?:[^{_bmp}\\uD800-\\uDFFF]|{excluded}{AnyAstral})";
    }

    private void AddPlain(int from, int to)
    {
        if (from <= LastBmp)
        {
            var last = Math.Min(to, LastBmp);
            _bmp.Append(Escape(from));
            if (last > from)
                _bmp.Append('-').Append(Escape(last));
        }

        if (to > LastBmp)
            AddAstral(Math.Max(from, LastBmp + 1), Math.Min(to, LastRune));
    }

    private void AddShifted(int from, int to, int first, int last, int shift)
    {
        int start = Math.Max(from, first), end = Math.Min(to, last);
        if (start <= end)
            AddPlain(start + shift, end + shift);
    }

    private static string Pairs(int from, int to)
    {
        int highFrom = High(from), highTo = High(to);
        if (highFrom == highTo)
            return $"{Escape(highFrom)}[{Escape(Low(from))}-{Escape(Low(to))}]";
        List<string> parts = [$"{Escape(highFrom)}[{Escape(Low(from))}-\\uDFFF]", $"{Escape(highTo)}[\\uDC00-{Escape(Low(to))}]"];
        if (highTo - highFrom > 1)
            parts.Add($"[{Escape(highFrom + 1)}-{Escape(highTo - 1)}][\\uDC00-\\uDFFF]");
        return $"(?:{string.Join('|', parts)})";
    }

    private static int High(int rune) => 0xD800 + ((rune - 0x10000) >> 10);

    private static int Low(int rune) => 0xDC00 + ((rune - 0x10000) & 0x3FF);
}
