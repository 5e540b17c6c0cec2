using System.Text.Json;

namespace PhalNet.Hosting.Internal.Replies;

/// <summary>Writes the members of an envelope; the only place that knows their names.</summary>
internal sealed class EnvelopeWriter(EntryOptions entry, bool memory)
{
    private static readonly JsonEncodedText Ret = JsonEncodedText.Encode("ret");
    private static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");
    private static readonly JsonEncodedText Message = JsonEncodedText.Encode("msg");
    private static readonly JsonEncodedText Debug = JsonEncodedText.Encode("debug");

    // PhalApi takes a name that PHP calls empty for none.
    private readonly KeyValuePair<string, string>[] _renamed = [.. entry.ResponseMap.Where(pair => pair.Value is { Length: > 0 } and not "0")];

    public void Write(Utf8JsonWriter writer, CallResult result, CallTrace trace)
    {
        writer.WriteStartObject();
        if (_renamed.Length == 0 && result.Extras.Count == 0)
            WritePlain(writer, result, trace);
        else
            WriteChanged(writer, result, trace);
        writer.WriteEndObject();
        writer.Flush();
    }

    private void WritePlain(Utf8JsonWriter writer, CallResult result, CallTrace trace)
    {
        writer.WriteNumber(Ret, result.Ret);
        writer.WritePropertyName(Data);
        WriteValue(writer, result.Data, result);
        writer.WriteString(Message, result.Message);
        if (!trace.IsEnabled)
            return;
        writer.WritePropertyName(Debug);
        DebugWriter.Write(writer, trace, memory);
    }

    // Extra members replace those they share a name with; then one renaming after another is done on what there is by then.
    private void WriteChanged(Utf8JsonWriter writer, CallResult result, CallTrace trace)
    {
        var members = new OrderedDictionary<string, Action>
        {
            ["ret"] = () => writer.WriteNumberValue(result.Ret),
            ["data"] = () => WriteValue(writer, result.Data, result),
            ["msg"] = () => writer.WriteStringValue(result.Message),
        };
        if (trace.IsEnabled)
            members["debug"] = () => DebugWriter.Write(writer, trace, memory);
        foreach (var (name, value) in result.Extras)
            members[name] = () => WriteValue(writer, value, result);
        foreach (var (name, renamed) in _renamed)
        {
            if (name != renamed && members.Remove(name, out var write))
                members[renamed] = write;
        }

        foreach (var (name, write) in members)
        {
            writer.WritePropertyName(name);
            write();
        }
    }

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
