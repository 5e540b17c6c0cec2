using System.Buffers;
using System.Text;

namespace PhalNet;

/// <summary>
/// The pairs of a query or form, found without decoding them: a pair is decoded when it is asked for. Empty pieces, such as one before a
/// leading <c>&amp;</c>, are no pairs.
/// </summary>
internal sealed class UrlEncodedPairs : IDisposable
{
    private ReadOnlyMemory<char> _text;
    private char[]? _pooledText;
    private Pair[]? _pairs;

    /// <param name="text">A query.</param>
    /// <param name="most">How many pairs are allowed; after one more nothing is looked at, so that a flood of them takes no room.</param>
    public UrlEncodedPairs(ReadOnlyMemory<char> text, int most)
    {
        _text = text;
        Split(most);
    }

    /// <param name="utf8">A form; bytes outside of ASCII may stand unencoded.</param>
    /// <param name="most">How many pairs are allowed; after one more nothing is looked at, so that a flood of them takes no room.</param>
    public UrlEncodedPairs(ReadOnlySpan<byte> utf8, int most)
    {
        _pooledText = ArrayPool<char>.Shared.Rent(utf8.Length);
        _text = _pooledText.AsMemory(0, Encoding.UTF8.GetChars(utf8, _pooledText));
        Split(most);
    }

    public int Count { get; private set; }

    /// <summary>The last value of a name.</summary>
    public CallValue Find(string name)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (IsNamed(i, name))
                return Value(i);
        }

        return CallValue.Missing;
    }

    /// <summary>All values of a name, in the order they came.</summary>
    public IReadOnlyList<CallValue> FindAll(string name) => [.. Enumerable.Range(0, Count).Where(i => IsNamed(i, name)).Select(Value)];

    /// <summary>All that was sent for a list of a name, in the order it came.</summary>
    public ListPart[] FindList(string name)
    {
        var count = 0;
        for (var i = 0; i < Count; i++)
            count += IsPart(i, name, out _) ? 1 : 0;
        if (count == 0)
            return [];

        var parts = new ListPart[count];
        for (var (i, next) = (0, 0); next < count; i++)
        {
            if (IsPart(i, name, out var isElement))
                parts[next++] = new(Value(i), isElement);
        }

        return parts;
    }

    public CallValue Name(int index) => UrlText.Decode(_text.Span[_pairs![index].NameStart.._pairs[index].NameEnd]);

    /// <summary>Whether a name is longer than allowed, an escape counted as the one byte it stands for.</summary>
    public bool HasNameOver(int limit)
    {
        for (var i = 0; i < Count; i++)
        {
            ref readonly var pair = ref _pairs![i];
            if (pair.NameEnd - pair.NameStart > limit && UrlText.Length(_text.Span[pair.NameStart..pair.NameEnd]) > limit)
                return true;
        }

        return false;
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
        _text = default;
    }

    private bool IsNamed(int index, string name)
    {
        ref readonly var pair = ref _pairs![index];
        var sent = _text.Span[pair.NameStart..pair.NameEnd];
        return pair.IsNameEncoded ? UrlText.Spells(sent, name) : sent.SequenceEqual(name);
    }

    private bool IsPart(int index, string name, out bool isElement)
    {
        ref readonly var pair = ref _pairs![index];
        var sent = _text.Span[pair.NameStart..pair.NameEnd];
        if (!pair.IsNameEncoded)
            return ListValues.IsPart(sent, name, out isElement);
        isElement = false;
        return sent.Length >= name.Length
            && UrlText.Decode(sent) is { Kind: CallValueKind.Text } decoded && ListValues.IsPart(decoded.Text, name, out isElement);
    }

    private CallValue Value(int index)
    {
        ref readonly var pair = ref _pairs![index];
        return pair.ValueStart > pair.End ? CallValue.Of("") : UrlText.Decode(_text.Span[pair.ValueStart..pair.End]);
    }

    private void Split(int most)
    {
        var text = _text.Span;
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
                _pairs[Count++] = new(start, nameEnd, nameEnd + 1, end, UrlText.IsEncoded(text[start..nameEnd]));
            }

            start = end + 1;
        }
    }

    private readonly record struct Pair(int NameStart, int NameEnd, int ValueStart, int End, bool IsNameEncoded);
}
