using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace PhalNet;

/// <summary>
/// One pass over JSON, which ends where the text exceeds a limit. Without members the text is not a body and its values do not count as
/// parameters.
/// </summary>
internal ref struct JsonWalk(JsonMembers? members, RequestLimits limits, int depth, int parameters)
{
    // The maximum number of bytes for one character of a name: an escape such as \u0041.
    private const int EscapeLength = 6;

    private JsonMember _member;
    private int _elements;

    public (JsonBodyFault Fault, CallFailure? Failure) Run(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
            return (JsonBodyFault.Malformed, new(400, "request.encoding"));

        // A \u escape can encode an unpaired surrogate, which is not valid text.
        var hasHalves = text.IndexOf("\\ud"u8) >= 0 || text.IndexOf("\\uD"u8) >= 0;
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= depth)
                    return (JsonBodyFault.TooDeep, Over("limit.depth", depth));
                if (hasHalves && reader.ValueIsEscaped && JsonEscapes.CountCharacters(reader.ValueSpan) < 0)
                    return (JsonBodyFault.Malformed, new(400, "request.encoding"));
                if (Check(ref reader) is { } over)
                    return (JsonBodyFault.OverLimit, over);
                if (members is not null)
                    Note(ref reader, members);
            }

            return (JsonBodyFault.None, null);
        }
        catch (JsonException exception)
        {
            return (JsonBodyFault.Malformed, Malformed($"{exception.LineNumber + 1}:{exception.BytePositionInLine + 1}"));
        }
    }

    public static CallFailure Malformed(string reason) => new(400, "request.json", MessageArgument.Sent("reason", reason));

    private CallFailure? Check(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                return members is not null && reader.CurrentDepth == 1 && IsNameOver(ref reader, limits.NameLength)
                    ? Over("limit.name", limits.NameLength)
                    : null;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                return null;
        }

        if (reader.CurrentDepth == 0)
            return null;
        if (reader.CurrentDepth == 1 && members?.Count + parameters >= limits.Parameters)
            return Over("limit.parameters", limits.Parameters);
        if (++_elements > limits.Elements)
            return Over("limit.elements", limits.Elements);
        return reader.TokenType == JsonTokenType.String && limits.TextLength is { } most && IsOver(ref reader, most)
            ? Over("limit.text", most)
            : null;
    }

    private void Note(ref Utf8JsonReader reader, JsonMembers found)
    {
        if (reader.CurrentDepth == 0)
        {
            found.Begin(KindOf(reader.TokenType));
            return;
        }

        if (reader.CurrentDepth != 1)
            return;
        var start = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                // The reader consumes the colon together with the name.
                _member = new(start, reader.ValueSpan.Length + 2, reader.ValueIsEscaped, 0, 0, JsonValueKind.Undefined);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                _member = _member with { ValueStart = start };
                break;
            case JsonTokenType.EndObject:
                End(found, _member.ValueStart, ref reader, JsonValueKind.Object);
                break;
            case JsonTokenType.EndArray:
                End(found, _member.ValueStart, ref reader, JsonValueKind.Array);
                break;
            default:
                End(found, start, ref reader, KindOf(reader.TokenType));
                break;
        }
    }

    private void End(JsonMembers found, int start, ref Utf8JsonReader reader, JsonValueKind kind)
    {
        found.Add(_member with { ValueStart = start, ValueLength = (int)reader.BytesConsumed - start, Kind = kind });
        _member = default;
    }

    private static JsonValueKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject or JsonTokenType.EndObject => JsonValueKind.Object,
        JsonTokenType.StartArray or JsonTokenType.EndArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };

    private static bool IsNameOver(ref Utf8JsonReader reader, int limit) =>
        reader.ValueSpan.Length > (long)limit * EscapeLength || IsOver(ref reader, limit);

    // Decoded text is never longer than the escaped form, so it is only counted when that form exceeds the limit.
    private static bool IsOver(ref Utf8JsonReader reader, int limit) =>
        reader.ValueSpan.Length > limit
        && (reader.ValueIsEscaped ? JsonEscapes.CountCharacters(reader.ValueSpan) : Encoding.UTF8.GetCharCount(reader.ValueSpan)) > limit;

    private static CallFailure Over(string key, int limit) => new(400, key, new MessageArgument("max", $"{limit}"));
}
