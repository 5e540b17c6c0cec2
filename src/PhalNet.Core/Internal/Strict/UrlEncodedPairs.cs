using System.Buffers;
using System.Text;

namespace PhalNet.Internal.Strict;

/// <summary>
/// The pairs of a query or form, found without decoding them: a pair is decoded when it is asked for. Empty pieces, such as one before a
/// leading <c>&amp;</c>, are no pairs.
/// </summary>
internal sealed class UrlEncodedPairs : IDisposable
{
    private readonly string? _text;
    private readonly char[]? _pooledText;
    private readonly int _textLength;
    private Pair[]? _pairs;

    /// <param name="text">A query.</param>
    public UrlEncodedPairs(string text)
    {
        _text = text;
        _textLength = text.Length;
        Split();
    }

    /// <param name="utf8">A form; bytes outside of ASCII may stand unencoded.</param>
    public UrlEncodedPairs(ReadOnlySpan<byte> utf8)
    {
        _pooledText = ArrayPool<char>.Shared.Rent(utf8.Length);
        _textLength = Encoding.UTF8.GetChars(utf8, _pooledText);
        Split();
    }

    public int Count { get; private set; }

    private ReadOnlySpan<char> Text => _text is null ? _pooledText.AsSpan(0, _textLength) : _text;

    /// <summary>The last value of a name.</summary>
    public CallValue Find(string name)
    {
        var text = Text;
        for (var i = Count - 1; i >= 0; i--)
        {
            var pair = _pairs![i];
            if (UrlText.Matches(text[pair.NameStart..pair.NameEnd], name))
                return pair.ValueStart > pair.End ? CallValue.Of("") : UrlText.Decode(text[pair.ValueStart..pair.End]);
        }

        return CallValue.Missing;
    }

    public CallValue Name(int index) => UrlText.Decode(Text[_pairs![index].NameStart.._pairs[index].NameEnd]);

    /// <summary>The length of the longest name, an escape counted as the one byte it stands for.</summary>
    public int LongestName()
    {
        var longest = 0;
        for (var i = 0; i < Count; i++)
        {
            var name = Text[_pairs![i].NameStart.._pairs[i].NameEnd];
            longest = Math.Max(longest, name.Length - (2 * name.Count('%')));
        }

        return longest;
    }

    public void Dispose()
    {
        if (_pairs is not null)
            ArrayPool<Pair>.Shared.Return(_pairs);
        _pairs = null;
        Count = 0;
        if (_pooledText is not null)
            ArrayPool<char>.Shared.Return(_pooledText);
    }

    private void Split()
    {
        var text = Text;
        _pairs = ArrayPool<Pair>.Shared.Rent(text.Count('&') + 1);
        var start = 0;
        while (start < text.Length)
        {
            var length = text[start..].IndexOf('&');
            var end = length < 0 ? text.Length : start + length;
            if (end > start)
            {
                var equals = text[start..end].IndexOf('=');
                var nameEnd = equals < 0 ? end : start + equals;
                _pairs[Count++] = new(start, nameEnd, nameEnd + 1, end);
            }

            start = end + 1;
        }
    }

    private readonly record struct Pair(int NameStart, int NameEnd, int ValueStart, int End);
}
