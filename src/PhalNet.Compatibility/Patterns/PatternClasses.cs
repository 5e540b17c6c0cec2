using System.Collections.Frozen;

namespace PhalNet.Compatibility;

/// <summary>The named sets of PCRE: \d \w \s \h \v, POSIX names, Unicode properties and scripts.</summary>
internal static class PatternClasses
{
    private const string Categories =
        " L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp C Cc Cf Co Cn Cs ";

    private const string HorizontalUtf = "\\t \\u00A0\\u1680\\u180E\\u2000-\\u200A\\u202F\\u205F\\u3000";
    private const string VerticalUtf = "\\n-\\r\\u0085\\u2028\\u2029";
    private const string HorizontalByte = "\\t \\u00A0";
    private const string VerticalByte = "\\n-\\r\\u0085";

    private static readonly FrozenDictionary<string, string> PosixAscii = new Dictionary<string, string>
    {
        ["alpha"] = "A-Za-z",
        ["digit"] = "0-9",
        ["alnum"] = "A-Za-z0-9",
        ["upper"] = "A-Z",
        ["lower"] = "a-z",
        ["space"] = "\\t-\\r ",
        ["blank"] = "\\t ",
        ["punct"] = "!-/:-@\\[-`{-~",
        ["xdigit"] = "A-Fa-f0-9",
        ["word"] = "A-Za-z0-9_",
        ["cntrl"] = "\\x00-\\x1F\\x7F",
        ["print"] = " -~",
        ["graph"] = "!-~",
        ["ascii"] = "\\x00-\\x7F",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> PosixUtf = new Dictionary<string, string>(PosixAscii)
    {
        ["alpha"] = "\\p{L}",
        ["digit"] = "\\p{Nd}",
        ["alnum"] = "\\p{L}\\p{N}",
        ["upper"] = "\\p{Lu}",
        ["lower"] = "\\p{Ll}",
        ["space"] = "\\p{Z}\\t-\\r\\u0085",
        ["blank"] = HorizontalUtf,
        ["punct"] = "\\p{P}$+<=>^`|~",
        ["word"] = "\\p{L}\\p{N}_",
        ["cntrl"] = "\\p{Cc}",
        ["print"] = "\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Zs}\\p{Cf}",
        ["graph"] = "\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Cf}",
    }.ToFrozenDictionary();

    /// <summary>A POSIX set; \d, \w and \s are digit, word and space.</summary>
    public static CharacterSet Posix(string name, bool isUtf, bool ignoreCase)
    {
        if (ignoreCase && name is "upper" or "lower")
            name = "alpha";
        var set = new CharacterSet(isUtf, ignoreCase: false);
        set.AddRaw((isUtf ? PosixUtf : PosixAscii).GetValueOrDefault(name)
            ?? throw new PatternException($"the POSIX class {name} is unknown"));
        if (name is "alpha" or "alnum" or "word" or "print" or "graph")
            AddAstralLetters(set);
        return set;
    }

    public static CharacterSet Horizontal(bool isUtf) => Raw(isUtf, isUtf ? HorizontalUtf : HorizontalByte);

    public static CharacterSet Vertical(bool isUtf) => Raw(isUtf, isUtf ? VerticalUtf : VerticalByte);

    public static CharacterSet Property(string name, bool isUtf)
    {
        var set = new CharacterSet(isUtf, ignoreCase: false);
        if (UnicodeScripts.TryGet(name, out var ranges))
        {
            foreach (var (from, to) in ranges)
                if (isUtf || to <= 0xFF)
                    set.Add(from, to);
            return set;
        }

        set.AddRaw(name switch
        {
            "Any" => "\\s\\S",
            "L&" => "\\p{Lu}\\p{Ll}\\p{Lt}",
            "Xan" => "\\p{L}\\p{N}",
            "Xwd" => "\\p{L}\\p{N}_",
            "Xsp" or "Xps" => "\\p{Z}\\t-\\r\\u0085",
            _ when Categories.Contains($" {name} ", StringComparison.Ordinal) => $"\\p{{{name}}}",
            _ => throw new PatternException($"the property {name} is not supported"),
        });
        if (name is "L" or "Lo" or "Xan" or "Xwd")
            AddAstralLetters(set);
        if (name == "Any")
            set.AddAstral(0x10000, 0x10FFFF);
        return set;
    }

    private static CharacterSet Raw(bool isUtf, string members)
    {
        var set = new CharacterSet(isUtf, ignoreCase: false);
        set.AddRaw(members);
        return set;
    }

    // .NET categorizes single UTF-16 units only; almost all supplementary letters are Chinese characters.
    private static void AddAstralLetters(CharacterSet set)
    {
        set.AddAstral(0x20000, 0x2FA1D);
        set.AddAstral(0x30000, 0x323AF);
    }
}
