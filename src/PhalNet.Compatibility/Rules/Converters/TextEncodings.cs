using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace PhalNet.Compatibility;

/// <summary>How many characters the bytes of a text are in an encoding that PHP's mbstring knows by name.</summary>
internal static class TextEncodings
{
    private static readonly FrozenDictionary<string, Func<string, int>> Measures = Build();

    /// <summary>An empty name stands for bytes.</summary>
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
        Name(PhpText.CharacterCount, "UTF-8", "utf8");
        Name(
            PhpText.ByteCount, "8bit", "binary", "7bit", "ASCII", "us-ascii", "latin1", "CP1252", "Windows-1252",
            "CP1251", "Windows-1251", "KOI8-R", "KOI8-U", "CP866");
        for (var part = 1; part <= 16; part++)
            Name(PhpText.ByteCount, $"ISO-8859-{part}", $"ISO8859-{part}");
        Name(text => Units(text, 2), "UCS-2", "UCS-2BE", "UCS-2LE");
        Name(text => Units(text, 4), "UCS-4", "UCS-4BE", "UCS-4LE", "UTF-32", "UTF-32BE", "UTF-32LE");
        Name(text => Utf16(text, isLittle: false), "UTF-16", "UTF-16BE");
        Name(text => Utf16(text, isLittle: true), "UTF-16LE");
        Name(text => Pairs(text, 0x81, 0xFE), "GBK", "CP936", "EUC-CN", "GB2312", "BIG-5", "BIG5", "CP950", "EUC-KR", "UHC", "CP949");
        Name(text => Pairs(text, 0x81, 0xFE, hasFours: true), "GB18030", "gb18030-2000");
        Name(text => Pairs(text, 0x8E, 0xFE), "EUC-JP", "eucJP-win");
        return measures.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

        void Name(Func<string, int> measure, params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
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
            // The second half of a surrogate pair is no character of its own.
            if (high is < 0xDC or > 0xDF || count == 0)
                count++;
        }

        return count;
    }

    private static int Pairs(string text, byte firstLead, byte lastLead, bool hasFours = false)
    {
        ReadOnlySpan<byte> bytes = PhpText.ToBytes(text);
        var count = 0;
        for (var i = 0; i < bytes.Length; count++)
        {
            var isLead = bytes[i] >= firstLead && bytes[i] <= lastLead;
            var isFour = isLead && hasFours && i + 1 < bytes.Length && bytes[i + 1] is >= (byte)'0' and <= (byte)'9';
            i += isFour ? 4 : isLead ? 2 : 1;
        }

        return count;
    }
}
