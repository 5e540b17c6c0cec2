using System.Buffers;
using System.Text.Json;

namespace PhalNet;

/// <summary>
/// The members of a JSON body. One pass over the bytes finds them and enforces the limits of the request; values are only created when a
/// rule reads them. Valid as long as the bytes are.
/// </summary>
public sealed class JsonMembers : IDisposable
{
    private readonly ReadOnlyMemory<byte> _text;
    private JsonMember[] _members = ArrayPool<JsonMember>.Shared.Rent(16);

    private JsonMembers(ReadOnlyMemory<byte> text) => _text = text;

    /// <summary>Why the body could not be read.</summary>
    public JsonBodyFault Fault { get; private set; }

    /// <summary>The failure of a body that could not be read; otherwise null.</summary>
    public CallFailure? Failure { get; private set; }

    /// <summary>The kind of the whole body.</summary>
    public JsonValueKind Kind { get; private set; }

    /// <summary>The number of members of an object, including repeated names, or of elements of a list.</summary>
    public int Count { get; private set; }

    /// <summary>Scans a body.</summary>
    /// <param name="text">The body, without a byte order mark.</param>
    /// <param name="limits">The limits to enforce.</param>
    /// <param name="depth">The maximum depth.</param>
    /// <param name="parameters">The number of other parameters of the request.</param>
    public static JsonMembers Read(ReadOnlyMemory<byte> text, RequestLimits limits, int depth, int parameters = 0)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var members = new JsonMembers(text);
        (members.Fault, members.Failure) = new JsonWalk(members, limits, depth, parameters).Run(text.Span);
        return members;
    }

    /// <summary>The name of a member.</summary>
    public string Name(int index) => ReadText(NameOf(index));

    /// <summary>Whether a member has a given name.</summary>
    /// <param name="index">The member.</param>
    /// <param name="name">The name.</param>
    /// <param name="utf8">The same name in UTF-8.</param>
    public bool IsNamed(int index, string name, ReadOnlySpan<byte> utf8)
    {
        var written = NameOf(index).Span[1..^1];
        return _members[index].IsNameEscaped
            ? written.Length >= name.Length && Name(index) == name
            : written.SequenceEqual(utf8);
    }

    /// <summary>The kind of a member's value.</summary>
    public JsonValueKind KindOf(int index) => _members[index].Kind;

    /// <summary>The JSON text of a member's value.</summary>
    public ReadOnlyMemory<byte> Value(int index) => _text.Slice(_members[index].ValueStart, _members[index].ValueLength);

    /// <summary>Decodes a quoted JSON string.</summary>
    public static string ReadText(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        return reader.GetString()!;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<JsonMember>.Shared.Return(_members);
        _members = [];
        Count = 0;
    }

    internal void Begin(JsonValueKind kind) => Kind = kind;

    internal void Add(in JsonMember member)
    {
        if (Count == _members.Length)
        {
            var more = ArrayPool<JsonMember>.Shared.Rent(Count * 2);
            _members.CopyTo(more, 0);
            ArrayPool<JsonMember>.Shared.Return(_members);
            _members = more;
        }

        _members[Count++] = member;
    }

    private ReadOnlyMemory<byte> NameOf(int index) => _text.Slice(_members[index].NameStart, _members[index].NameLength);
}

/// <summary>Reasons why a body cannot be read as JSON.</summary>
public enum JsonBodyFault
{
    /// <summary>It can be read.</summary>
    None,

    /// <summary>It is not JSON, or contains invalid text.</summary>
    Malformed,

    /// <summary>It is nested deeper than allowed.</summary>
    TooDeep,

    /// <summary>It exceeds another limit; the rest has not been scanned.</summary>
    OverLimit,
}

/// <summary>The position of a member; quotes are part of a name.</summary>
internal readonly record struct JsonMember(
    int NameStart, int NameLength, bool IsNameEscaped, int ValueStart, int ValueLength, JsonValueKind Kind);
