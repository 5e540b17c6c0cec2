using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace PhalNet.Compatibility;

/// <summary>The number of characters of a text in an encoding supported by PHP's mbstring, as counted by mb_strlen.</summary>
internal static class TextEncodings
{
    private const string Bytes = """
                7bit 8bit binary ASCII ANSI_X3.4-1968 iso-ir-6 ANSI_X3.4-1986 ISO_646.irv:1991 US-ASCII ISO646-US us IBM367
        IBM-367 cp367         csASCII Windows-1251 CP1251 CP-1251 Windows-1252 cp1252 Windows-1254 CP1254 CP-1254 CP866 CP-866
        IBM866 IBM-866 CP850 CP-850 IBM850         IBM-850 KOI8-R KOI8R KOI8-U KOI8U ArmSCII-8 ArmSCII8 ISO-8859-1 latin1
        ISO-8859-2 latin2 ISO-8859-3 latin3 ISO-8859-4 latin4 ISO-8859-5         cyrillic ISO-8859-6 arabic ISO-8859-7 greek
        ISO-8859-8 hebrew ISO-8859-9 latin5 ISO-8859-10 latin6 ISO-8859-13 ISO-8859-14 latin8         ISO-8859-15 ISO-8859-16
        ISO8859-1 ISO8859-2 ISO8859-3 ISO8859-4 ISO8859-5 ISO8859-6 ISO8859-7 ISO8859-8 ISO8859-9 ISO8859-10 ISO8859-13
        ISO8859-14 ISO8859-15 ISO8859-16
        """;

    /// <summary>
    /// Encodings in which the first byte determines the length of a character: from, to and length of each range; other bytes are single
    /// characters.
    /// </summary>
    private static readonly (string Names, LeadBytes Lengths)[] ByLeadByte =
    [
        ("""
         UTF-8 utf8 UTF-8-Mobile#DOCOMO UTF-8-DOCOMO UTF8-DOCOMO UTF-8-Mobile#KDDI-A UTF-8-Mobile#KDDI-B UTF-8-Mobile#KDDI UTF-8-KDDI
         UTF8-KDDI
         UTF-8-Mobile#SOFTBANK UTF-8-SOFTBANK UTF8-SOFTBANK
         """, LeadBytes.Utf8),
        ("EUC-JP EUC EUC_JP eucJP x-euc-jp eucJP-win eucJP-open eucJP-ms EUC-JP-2004 EUC_JP-2004",
            new((0x8E, 0x8E, 2), (0x8F, 0x8F, 3), (0xA1, 0xFE, 2))),
        ("SJIS x-sjis SHIFT-JIS Shift_JIS", new((0x81, 0x9F, 2), (0xE0, 0xEF, 2))),
        ("""
         SJIS-Mobile#DOCOMO SJIS-DOCOMO shift_jis-imode x-sjis-emoji-docomo SJIS-Mobile#KDDI SJIS-KDDI shift_jis-kddi x-sjis-emoji-kddi
         SJIS-Mobile#SOFTBANK SJIS-SOFTBANK shift_jis-softbank x-sjis-emoji-softbank SJIS-2004 SJIS2004 Shift_JIS-2004
         """, new((0x81, 0x9F, 2), (0xE0, 0xFC, 2))),
        ("SJIS-mac MacJapanese x-Mac-Japanese", new((0x81, 0x9F, 2), (0xE0, 0xED, 2))),
        ("CP932 MS932 Windows-31J MS_Kanji SJIS-win SJIS-ms SJIS-open", new((0x81, 0x9F, 2), (0xE0, 0xFF, 2))),
        ("CP51932", new((0x8E, 0x8E, 2), (0xA1, 0xFE, 2))),
        ("EUC-CN CN-GB EUC_CN eucCN x-euc-cn gb2312 EUC-KR EUC_KR eucKR x-euc-kr", new((0xA1, 0xFE, 2))),
        ("CP936 CP-936 GBK BIG-5 CN-BIG5 BIG-FIVE BIGFIVE BIG5 CP950 UHC CP949", new((0x81, 0xFE, 2))),
        ("EUC-TW EUC_TW eucTW x-euc-tw", new((0x8E, 0x8E, 4), (0xA1, 0xFE, 2))),
        ("ISO-2022-JP-MS ISO2022JPMS ISO-2022-JP-MOBILE#KDDI ISO-2022-JP-KDDI", new((0x1B, 0x1B, 2))),
    ];

    private static readonly FrozenDictionary<string, Func<string, int>> Measures = Build();

    /// <summary>An empty name means bytes.</summary>
    public static bool TryGet(string name, [NotNullWhen(true)] out Func<string, int>? measure)
    {
        if (name.Length > 0)
            return Measures.TryGetValue(name, out measure);
        measure = PhpText.ByteCount;
        return true;
    }

    private static FrozenDictionary<string, Func<string, int>> Build()
    {
        var measures = new Dictionary<string, Func<string, int>>(StringComparer.OrdinalIgnoreCase);
        Name(PhpText.ByteCount, Bytes);
        Name(text => Units(text, 2), "UCS-2 ISO-10646-UCS-2 UCS2 UNICODE UCS-2BE byte2be UCS-2LE byte2le");
        Name(text => Units(text, 4), "UCS-4 ISO-10646-UCS-4 UCS4 UCS-4BE byte4be UCS-4LE byte4le UTF-32 utf32 UTF-32BE UTF-32LE");
        Name(text => Utf16(text, isLittle: false), "UTF-16 utf16 UTF-16BE");
        Name(text => Utf16(text, isLittle: true), "UTF-16LE");
        Name(ShiftedEncodings.Gb18030, "GB18030 gb-18030 gb-18030-2000 gb18030-2000");
        Name(ShiftedEncodings.Iso2022, "JIS ISO-2022-JP ISO-2022-JP-2004 CP50220 cp50220raw cp50220-raw JIS-ms "
            + "CP50221 CP50222 ISO-2022-KR");
        Name(ShiftedEncodings.Hz, "HZ HZ-GB-2312");
        Name(text => ShiftedEncodings.Utf7(text, '+'), "UTF-7 utf7");
        Name(text => ShiftedEncodings.Utf7(text, '&'), "UTF7-IMAP mUTF-7");
        foreach (var (names, lengths) in ByLeadByte)
            Name(lengths.Count, names);
        return measures.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

        void Name(Func<string, int> measure, string names)
        {
            foreach (var name in names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                measures[name] = measure;
        }
    }

    private static int Units(string text, int size) => PhpText.ByteCount(text) / size;

    private static int Utf16(string text, bool isLittle)
    {
        ReadOnlySpan<byte> bytes = PhpText.ToBytes(text);
        var isMarkedLittle = !isLittle && bytes.StartsWith([(byte)0xFF, (byte)0xFE]);
        if (isMarkedLittle || (!isLittle && bytes.StartsWith([(byte)0xFE, (byte)0xFF])))
            bytes = bytes[2..];
        isLittle |= isMarkedLittle;
        var count = 0;
        for (var i = 0; i < bytes.Length; i += 2)
        {
            var high = isLittle && i + 1 < bytes.Length ? bytes[i + 1] : bytes[i];
            // The second half of a surrogate pair is not counted.
            if (high is < 0xDC or > 0xDF || count == 0)
                count++;
        }

        return count;
    }
}
