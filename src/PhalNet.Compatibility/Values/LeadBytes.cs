namespace PhalNet.Compatibility;

/// <summary>
/// Counts characters by their first bytes, like mbstring: the other bytes are not checked, and the last character may be incomplete.
/// </summary>
internal sealed class LeadBytes
{
    private readonly byte[] _lengths = new byte[256];

    public LeadBytes(params ReadOnlySpan<(int From, int To, int Length)> ranges)
    {
        Array.Fill(_lengths, (byte)1);
        foreach (var (from, to, length) in ranges)
            _lengths.AsSpan(from, to - from + 1).Fill((byte)length);
    }

    public static LeadBytes Utf8 { get; } = new((0xC2, 0xDF, 2), (0xE0, 0xEF, 3), (0xF0, 0xF4, 4));

    public int Count(string text) => this == Utf8 && PhpText.IsUtf8(text) ? PhpText.CharacterCount(text) : Count(PhpText.ToBytes(text));

    private int Count(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        for (var i = 0; i < bytes.Length; count++)
            i += _lengths[bytes[i]];
        return count;
    }
}
