using System.Reflection;
using System.Text.Json;

namespace PhalNet.Hosting.Internal.Replies;

internal static class DebugWriter
{
    private static readonly string Version =
        typeof(CallTrace).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>The member <c>debug</c>: stack, sqls, version and notes.</summary>
    public static void Write(Utf8JsonWriter writer, CallTrace trace, bool memory)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("stack");
        var number = 0;
        foreach (var mark in trace.Marks)
            writer.WriteStringValue(DebugText.Format(mark, ++number, memory));
        writer.WriteEndArray();
        writer.WriteStartArray("sqls");
        foreach (var entry in trace.Statements)
            writer.WriteStringValue(DebugText.Format(entry, trace, memory));
        writer.WriteEndArray();
        writer.WriteString("version", Version);
        foreach (var (name, value) in trace.Notes)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, value);
        }

        writer.WriteEndObject();
    }
}
