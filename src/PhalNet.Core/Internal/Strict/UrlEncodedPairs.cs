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
    private readonly int _textLength;
    private char[]? _pooledText;
    private Pair[]? _pairs;

    /// <param name="text">A query.</param>
    /// <param name="most">How many pairs are allowed; after one more nothing is looked at, so that a flood of them takes no room.</param>
    public UrlEncodedPairs(string text, int most)
    {
        _text = text;
        _textLength = text.Length;
        Split(most);
    }

    /// <param name="utf8">A form; bytes outside of ASCII may stand unencoded.</param>
    /// <param name="most">How many pairs are allowed; after one more nothing is looked at, so that a flood of them takes no room.</param>
    public UrlEncodedPairs(ReadOnlySpan<byte> utf8, int most)
    {
        _pooledText = ArrayPool<char>.Shared.Rent(utf8.Length);
        _textLength = Encoding.UTF8.GetChars(utf8, _pooledText);
        Split(most);
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
            if (name.Length > longest)
                longest = Math.Max(longest, UrlText.Length(name));
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
        _pooledText = null;
    }

    private void Split(int most)
    {
        var text = Text;
        _pairs = ArrayPool<Pair>.Shared.Rent(Math.Min(text.Count('&'), most) + 1);
        var start = 0;
        while (start < text.Length && Count <= most)
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
