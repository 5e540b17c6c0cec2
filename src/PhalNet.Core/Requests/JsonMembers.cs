using System.Buffers;
using System.Text.Json;

namespace PhalNet;

/// <summary>
/// The members of a JSON body. One walk over the bytes finds them and keeps the limits of the request; no value is built before a rule asks
/// for it. Valid as long as the bytes are.
/// </summary>
public sealed class JsonMembers : IDisposable
{
    private readonly ReadOnlyMemory<byte> _text;
    private JsonMember[] _members = ArrayPool<JsonMember>.Shared.Rent(16);

    private JsonMembers(ReadOnlyMemory<byte> text) => _text = text;

    /// <summary>Whether the body could be read.</summary>
    public JsonBodyFault Fault { get; private set; }

    /// <summary>Why the body could not be read; null where it could.</summary>
    public CallFailure? Failure { get; private set; }

    /// <summary>What the body is as a whole.</summary>
    public JsonValueKind Kind { get; private set; }

    /// <summary>How many members an object has, repeated names included, or how many elements a list.</summary>
    public int Count { get; private set; }

    /// <summary>Walks over a body.</summary>
    /// <param name="text">The body, without a byte order mark.</param>
    /// <param name="limits">The limits that it has to keep.</param>
    /// <param name="depth">How deep it may be nested.</param>
    /// <param name="parameters">How many parameters the request has beside it.</param>
    public static JsonMembers Read(ReadOnlyMemory<byte> text, RequestLimits limits, int depth, int parameters = 0)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var members = new JsonMembers(text);
        (members.Fault, members.Failure) = new JsonWalk(members, limits, depth, parameters).Run(text.Span);
        return members;
    }

    /// <summary>The name of a member.</summary>
    public string Name(int index) => ReadText(NameOf(index));

    /// <summary>Whether a member has a name.</summary>
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

    /// <summary>The text that a JSON text in quotes stands for.</summary>
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

/// <summary>Why a body could not be read as JSON.</summary>
public enum JsonBodyFault
{
    /// <summary>It could.</summary>
    None,

    /// <summary>It is no JSON, or holds text that is none.</summary>
    Malformed,

    /// <summary>It is nested deeper than allowed.</summary>
    TooDeep,

    /// <summary>It is over another limit; what follows has not been looked at.</summary>
    OverLimit,
}

/// <summary>Where a member stands; quotes are part of a name.</summary>
internal readonly record struct JsonMember(
    int NameStart, int NameLength, bool IsNameEscaped, int ValueStart, int ValueLength, JsonValueKind Kind);
