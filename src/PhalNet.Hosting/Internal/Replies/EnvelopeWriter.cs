using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PhalNet.Hosting.Internal.Replies;

/// <summary>Writes the members of an envelope; the only place that knows their names.</summary>
internal sealed class EnvelopeWriter
{
    private readonly bool _memory;
    private readonly JsonEncodedText _ret;
    private readonly JsonEncodedText _data;
    private readonly JsonEncodedText _message;
    private readonly JsonEncodedText _debug;

    // What stands around the data of a call that went well is the same each time.
    private readonly byte[] _beforeData;
    private readonly byte[] _afterData;

    public EnvelopeWriter(EntryOptions entry, bool memory)
    {
        _memory = memory;
        _ret = Name(entry, EnvelopeNames.Ret);
        _data = Name(entry, EnvelopeNames.Data);
        _message = Name(entry, EnvelopeNames.Message);
        _debug = Name(entry, EnvelopeNames.Debug);
        _beforeData = [.. "{\""u8, .. _ret.EncodedUtf8Bytes, .. "\":200,\""u8, .. _data.EncodedUtf8Bytes, .. "\":"u8];
        _afterData = [.. ",\""u8, .. _message.EncodedUtf8Bytes, .. "\":\"\"}"u8];
    }

    public void Write(EnvelopeBuffer buffer, CallResult result, CallTrace trace)
    {
        if (result is { Ret: 200, Message: "", Extras.Count: 0 } && !trace.IsEnabled)
        {
            buffer.Bytes.Write(_beforeData);
            WriteValue(buffer.Json, result.Data, result);
            buffer.Json.Flush();
            buffer.Bytes.Write(_afterData);
        }
        else
            Write(buffer.Json, result, trace);
    }

    public void Write(Utf8JsonWriter writer, CallResult result, CallTrace trace)
    {
        writer.WriteStartObject();
        writer.WriteNumber(_ret, result.Ret);
        writer.WritePropertyName(_data);
        WriteValue(writer, result.Data, result);
        writer.WriteString(_message, result.Message);
        for (var i = 0; i < result.Extras.Count; i++)
        {
            var (name, value) = result.Extras[i];
            if (IsOwn(name))
                continue;
            writer.WritePropertyName(name);
            WriteValue(writer, value, result);
        }

        if (trace.IsEnabled)
        {
            writer.WritePropertyName(_debug);
            DebugWriter.Write(writer, trace, _memory);
        }

        writer.WriteEndObject();
        writer.Flush();
    }

    // A client reads these four by name; an extra member must not be able to pass for one.
    private bool IsOwn(string name) => name == _ret.Value || name == _data.Value || name == _message.Value || name == _debug.Value;

    private static JsonEncodedText Name(EntryOptions entry, string name) =>
        JsonEncodedText.Encode(entry.ResponseMap.TryGetValue(name, out var renamed) && renamed is { Length: > 0 } ? renamed : name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    private static void WriteValue(Utf8JsonWriter writer, object? value, CallResult result)
    {
        if (value is null && result.Action is null)
        {
            // Nothing was called, so nothing can have promised null.
            writer.WriteStartObject();
            writer.WriteEndObject();
        }
        else if (value is null)
            writer.WriteNullValue();
        else
            JsonSerializer.Serialize(writer, value, value.GetType(), result.Action?.Module.Json ?? JsonSerializerOptions.Default);
    }
}
