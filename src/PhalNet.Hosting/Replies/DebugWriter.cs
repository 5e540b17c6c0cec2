using System.Reflection;
using System.Text.Json;

namespace PhalNet.Hosting;

/// <summary>
/// Writes the member <c>debug</c>: stack, sqls, version and notes. What it is given may be anything; what cannot be shown is shown as the
/// reason why, and never costs the caller the reply.
/// </summary>
internal static class DebugWriter
{
    private static readonly string Version =
        typeof(CallTrace).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static void Write(Utf8JsonWriter writer, CallTrace trace, bool memory, bool failedStatements)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("stack");
        var number = 0;
        foreach (var mark in trace.Marks)
            writer.WriteStringValue(DebugText.Format(mark, ++number, memory));
        writer.WriteEndArray();
        writer.WriteStartArray("sqls");
        foreach (var entry in trace.Statements.Where(entry => failedStatements || entry.Error is null))
            writer.WriteStringValue(Text(entry, trace, memory));
        writer.WriteEndArray();
        writer.WriteString("version", Version);
        foreach (var (name, value) in trace.Notes.Where(note => note.Key is not ("stack" or "sqls" or "version")))
        {
            writer.WritePropertyName(name);
            WriteNote(writer, value, trace);
        }

        writer.WriteEndObject();
    }

    private static void WriteNote(Utf8JsonWriter writer, object? value, CallTrace trace)
    {
        JsonElement json;
        try
        {
            json = JsonSerializer.SerializeToElement(value);
        }
        catch (Exception exception)
        {
            json = JsonSerializer.SerializeToElement(exception.Message);
        }

        WriteMasked(writer, json, trace);
    }

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

    private static string Text(SqlEntry entry, CallTrace trace, bool memory)
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
