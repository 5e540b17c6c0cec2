using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace PhalNet;

/// <summary>
/// The pairs of a query or form, located without decoding: a pair is decoded on demand. Empty pieces, such as the one before a leading
/// <c>&amp;</c>, are ignored.
/// </summary>
internal sealed class UrlEncodedPairs : IDisposable
{
    // Up to three bytes per UTF-16 unit, and three characters per escaped byte.
    private const int MostBytesOfCharacter = 9;

    private ReadOnlyMemory<char> _text;
    private ReadOnlyMemory<byte> _utf8;
    private char[]? _pooledText;
    private int _nameChars;
    private Pair[]? _pairs;

    /// <param name="text">A query.</param>
    /// <param name="limits">Pairs beyond the limits are not stored, so that a flood of pairs takes no memory.</param>
    public UrlEncodedPairs(ReadOnlyMemory<char> text, RequestLimits limits)
    {
        _text = text;
        Failure = Split(text.Span, '&', '=', limits, 0) ?? CheckTexts(limits);
    }

    /// <param name="utf8">A form; non-ASCII bytes may be unescaped. The memory must stay valid as long as the pairs are used.</param>
    /// <param name="limits">Pairs beyond the limits are not stored.</param>
    /// <param name="others">The number of parameters outside the form.</param>
    public UrlEncodedPairs(ReadOnlyMemory<byte> utf8, RequestLimits limits, int others)
    {
        _utf8 = utf8;
        Failure = Split(utf8.Span, (byte)'&', (byte)'=', limits, others) ?? CheckTexts(limits);
    }

    /// <summary>The failure of the exceeded limit; null when all limits are met.</summary>
    public CallFailure? Failure { get; }

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

    /// <summary>All values of a name, in order.</summary>
    public IReadOnlyList<CallValue> FindAll(string name) => [.. Enumerable.Range(0, Count).Where(i => IsNamed(i, name)).Select(Value)];

    /// <summary>All values sent for a list, in order.</summary>
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

    public void Dispose()
    {
        if (_pairs is not null)
            ArrayPool<Pair>.Shared.Return(_pairs);
        _pairs = null;
        Count = 0;
        if (_pooledText is not null)
            ArrayPool<char>.Shared.Return(_pooledText);
        _pooledText = null;
        (_text, _utf8) = (default, default);
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
        if (pair.ValueStart > pair.End)
            return CallValue.Of("");
        return _pooledText is null
            ? UrlText.Decode(_text.Span[pair.ValueStart..pair.End])
            : UrlText.Decode(_utf8.Span[pair.ValueStart..pair.End]);
    }

    private CallFailure? Split<T>(ReadOnlySpan<T> text, T and, T equal, RequestLimits limits, int others)
        where T : unmanaged, IEquatable<T>
    {
        var most = limits.Parameters - others;
        _pairs = ArrayPool<Pair>.Shared.Rent(Math.Min(text.Count(and), Math.Max(most, 0)) + 1);
        for (var start = 0; start < text.Length;)
        {
            var length = text[start..].IndexOf(and);
            var end = length < 0 ? text.Length : start + length;
            if (end > start)
            {
                if (Count >= most)
                    return Over("limit.parameters", limits.Parameters);
                var equals = text[start..end].IndexOf(equal);
                var nameEnd = equals < 0 ? end : start + equals;
                var (nameStart, nameStop) = NameAt(text, start, nameEnd, limits.NameLength);
                if (nameStop < 0)
                    return Over("limit.name", limits.NameLength);
                _pairs[Count++] = new(
                    nameStart, nameStop, nameEnd + 1, end, UrlText.IsEncoded(_text.Span[nameStart..nameStop]));
            }

            start = end + 1;
        }

        return null;
    }

    // The name in a form is copied so that names of both kinds are compared by the same code. An escape counts as one byte.
    private (int Start, int End) NameAt<T>(ReadOnlySpan<T> text, int start, int end, int limit)
        where T : unmanaged
    {
        if (typeof(T) == typeof(byte))
        {
            var name = MemoryMarshal.AsBytes(text[start..end]);
            if (name.Length > (long)limit * MostBytesOfCharacter)
                return (0, -1);
            (start, end) = (_nameChars, _nameChars + AddName(name));
        }

        var isOver = end - start > limit && UrlText.Length(_text.Span[start..end]) > limit;
        return isOver ? (0, -1) : (start, end);
    }

    private int AddName(ReadOnlySpan<byte> name)
    {
        _pooledText ??= ArrayPool<char>.Shared.Rent(256);
        if (_nameChars + name.Length > _pooledText.Length)
        {
            var larger = ArrayPool<char>.Shared.Rent((_nameChars + name.Length) * 2);
            _pooledText.AsSpan(0, _nameChars).CopyTo(larger);
            ArrayPool<char>.Shared.Return(_pooledText);
            _pooledText = larger;
        }

        var length = Encoding.UTF8.GetChars(name, _pooledText.AsSpan(_nameChars));
        _nameChars += length;
        _text = _pooledText.AsMemory(0, _nameChars);
        return length;
    }

    private CallFailure? CheckTexts(RequestLimits limits)
    {
        if (limits.TextLength is not { } most)
            return null;
        for (var i = 0; i < Count; i++)
        {
            ref readonly var pair = ref _pairs![i];
            if (pair.End - pair.ValueStart > most && Value(i) is { Kind: CallValueKind.Text } value && value.Text.Length > most)
                return Over("limit.text", most);
        }

        return null;
    }

    private static CallFailure Over(string key, int limit) => new(400, key, new MessageArgument("max", $"{limit}"));

    private readonly record struct Pair(int NameStart, int NameEnd, int ValueStart, int End, bool IsNameEncoded);
}
