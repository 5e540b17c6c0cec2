using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace PhalNet;

/// <summary>
/// Writes the member <c>debug</c>: stack, sqls, version and notes. The values can be anything; a value that cannot be written is replaced
/// by the reason and never fails the reply.
/// </summary>
internal sealed class DebugWriter(bool memory)
{
    private static readonly string Version =
        typeof(CallTrace).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    // Only used for numbers, texts and similar values: it outlives modules and must not cache their types.
    private readonly JsonSerializerOptions _simple = ModuleJson.Create();

    /// <param name="writer">The target.</param>
    /// <param name="trace">The timeline of the call.</param>
    /// <param name="module">The called module; null for none.</param>
    public void Write(Utf8JsonWriter writer, CallTrace trace, LoadedModule? module)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("stack");
        var number = 0;
        foreach (var mark in trace.Marks)
            writer.WriteStringValue(DebugText.Format(mark, ++number, memory));
        writer.WriteEndArray();
        writer.WriteStartArray("sqls");
        foreach (var entry in trace.Statements.Where(entry => entry.Error is null || module?.Profile.ShowsFailedStatements != false))
            writer.WriteStringValue(Text(entry, trace));
        writer.WriteEndArray();
        writer.WriteString("version", Version);
        foreach (var (name, value) in trace.Notes.Where(note => note.Key is not ("stack" or "sqls" or "version")))
        {
            writer.WritePropertyName(name);
            WriteNote(writer, value, trace, module?.ReplyJson);
        }

        writer.WriteEndObject();
    }

    private void WriteNote(Utf8JsonWriter writer, object? value, CallTrace trace, JsonSerializerOptions? json)
    {
        JsonElement note;
        try
        {
            note = Element(value, json);
        }
        catch (Exception exception)
        {
            note = Element(exception.Message, _simple);
        }

        WriteMasked(writer, note, trace);
    }

    private JsonElement Element(object? value, JsonSerializerOptions? json)
    {
        if (value is null || IsSimple(value.GetType()))
            return JsonSerializer.SerializeToElement(value, json ?? _simple);
        return json is null
            ? JsonSerializer.SerializeToElement(Convert.ToString(value, CultureInfo.InvariantCulture), _simple)
            : JsonSerializer.SerializeToElement(value, typeof(object), json);
    }

    private static bool IsSimple(Type type) => !type.IsEnum && Type.GetTypeCode(type) is not (TypeCode.Object or TypeCode.DBNull);

    private static void WriteMasked(Utf8JsonWriter writer, JsonElement value, CallTrace trace)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    WriteMasked(writer, member.Value, trace);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    WriteMasked(writer, item, trace);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String or JsonValueKind.Number when trace.Mask(value.ToString()) is var masked && masked != value.ToString():
                writer.WriteStringValue(masked);
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private string Text(SqlEntry entry, CallTrace trace)
    {
        try
        {
            return DebugText.Format(entry, trace, memory);
        }
        catch (Exception exception)
        {
            return exception.Message;
        }
    }
}
