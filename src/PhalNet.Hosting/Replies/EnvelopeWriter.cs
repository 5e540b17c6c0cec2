using System.Text.Encodings.Web;
using System.Text.Json;

namespace PhalNet.Hosting;

/// <summary>Writes the members of an envelope; the only place that knows their names.</summary>
internal sealed class EnvelopeWriter(EntryOptions entry, bool memory)
{
    private static readonly JsonEncodedText NoMessage = JsonEncodedText.Encode("");

    private readonly JsonEncodedText _ret = Name(entry, EnvelopeNames.Ret);
    private readonly JsonEncodedText _data = Name(entry, EnvelopeNames.Data);
    private readonly JsonEncodedText _message = Name(entry, EnvelopeNames.Message);
    private readonly JsonEncodedText _debug = Name(entry, EnvelopeNames.Debug);

    public void Write(Utf8JsonWriter writer, CallResult result, CallTrace trace)
    {
        writer.WriteStartObject();
        writer.WriteNumber(_ret, result.Ret);
        writer.WritePropertyName(_data);
        WriteValue(writer, result.Data, result);
        if (result.Message.Length == 0)
            writer.WriteString(_message, NoMessage);
        else
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
            DebugWriter.Write(writer, trace, memory, result.Action?.Module.Profile.ShowsFailedStatements ?? true);
        }

        writer.WriteEndObject();
        writer.Flush();
    }

    // A client reads these four by name; an extra member must not be able to pass for one.
    private bool IsOwn(string name) => name == _ret.Value || name == _data.Value || name == _message.Value || name == _debug.Value;

    private static JsonEncodedText Name(EntryOptions entry, string name) =>
        JsonEncodedText.Encode(EnvelopeNames.Renamed(entry.ResponseMap, name), JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

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
            JsonSerializer.Serialize(writer, value, value.GetType(), result.Json ?? JsonSerializerOptions.Default);
    }
}

internal static class EnvelopeNames
{
    public const string Ret = "ret";
    public const string Data = "data";
    public const string Message = "msg";
    public const string Debug = "debug";

    /// <summary>The name a member is written under.</summary>
    public static string Renamed(IDictionary<string, string> map, string name) =>
        map.TryGetValue(name, out var renamed) && renamed is { Length: > 0 } ? renamed : name;

    /// <summary>The errors of a map of new names.</summary>
    public static IEnumerable<string> Validate(IDictionary<string, string> map)
    {
        string[] names = [Ret, Data, Message, Debug];
        foreach (var name in map.Keys.Except(names))
            yield return $"PhalNet:ResponseMap renames '{name}', which is no member; there is {string.Join(", ", names)}.";
        foreach (var (name, renamed) in map.Where(pair => pair.Key != pair.Value && names.Contains(pair.Value)))
            yield return $"PhalNet:ResponseMap gives {name} the name {renamed}, which another member of the envelope has.";
        foreach (var name in names.GroupBy(name => Renamed(map, name)).Where(group => group.Count() > 1))
            yield return $"PhalNet:ResponseMap gives the name '{name.Key}' to {string.Join(" and ", name)}.";
    }
}
