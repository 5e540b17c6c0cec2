using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.ObjectPool;
using Microsoft.Extensions.Options;

namespace PhalNet;

/// <summary>
/// Writes envelopes as JSON, with values serialized by their module's serializer. Formats that convert the JSON can take this class in
/// their constructor.
/// </summary>
public sealed class JsonReplyFormat : IReplyFormat
{
    /// <summary>
    /// The maximum depth of an envelope, for code that parses it again: above any depth of data that a module's serializer can write.
    /// </summary>
    public const int MaxDepth = 1100;

    private static readonly JsonEncodedText NoMessage = JsonEncodedText.Encode("");

    private readonly DebugWriter _debug;
    private readonly ObjectPool<Utf8JsonWriter> _writers;

    /// <summary>Creates the format.</summary>
    /// <param name="options">Determine whether debug output includes memory.</param>
    public JsonReplyFormat(IOptions<PhalNetOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _debug = new(options.Value.DebugMemory);
        _writers = new DefaultObjectPool<Utf8JsonWriter>(new WriterPolicy(this));
    }

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public string ContentType => "application/json;charset=utf-8";

    /// <summary>
    /// How text is escaped. By default only as JSON requires: nosniff and the media type prevent a browser from interpreting the reply as
    /// HTML.
    /// </summary>
    public JavaScriptEncoder Encoder { get; init; } = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <inheritdoc/>
    public void Write(IBufferWriter<byte> output, Reply reply)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (reply.Result.Body is { } body)
            throw new ArgumentException($"A {body.GetType().Name} is sent instead of an envelope.", nameof(reply));

        var writer = _writers.Get();
        try
        {
            writer.Reset(output);
            WriteEnvelope(writer, reply);
            writer.Flush();
        }
        finally
        {
            _writers.Return(writer);
        }
    }

    private void WriteEnvelope(Utf8JsonWriter writer, in Reply reply)
    {
        var (result, names) = (reply.Result, reply.Names);
        writer.WriteStartObject();
        writer.WriteNumber(names.RetJson, result.Ret);
        writer.WritePropertyName(names.DataJson);
        WriteValue(writer, result.Data, result, isData: true);
        if (result.Message.Length == 0)
            writer.WriteString(names.MessageJson, NoMessage);
        else
            writer.WriteString(names.MessageJson, result.Message);
        for (var i = 0; i < result.Extras.Count; i++)
        {
            var (name, value) = result.Extras[i];
            if (names.Contains(name))
                continue;
            writer.WritePropertyName(name);
            WriteValue(writer, value, result, isData: false);
        }

        if (reply.Trace.IsEnabled)
        {
            writer.WritePropertyName(names.DebugJson);
            _debug.Write(writer, reply.Trace, result.Action?.Module);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value, CallResult result, bool isData)
    {
        if (value is EmptyObject || (value is null && result.Action is null))
        {
            // Without a called action there is no module whose options apply.
            writer.WriteStartObject();
            writer.WriteEndObject();
        }
        else if (value is CallErrors errors)
            WriteErrors(writer, errors);
        else if (value is null)
            writer.WriteNullValue();
        else if (isData && result.Plan is { } plan)
            plan.Write(writer, value);
        else
            JsonSerializer.Serialize(writer, value, typeof(object), result.Json ?? SerializerForOne());
    }

    // Not by the module's serializer, whose resolver may only support the module's types.
    private static void WriteErrors(Utf8JsonWriter writer, CallErrors errors)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("errors"u8);
        foreach (var (name, message) in errors.Errors)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, name);
            writer.WriteString("message"u8, message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (errors.IsTruncated)
            writer.WriteBoolean("truncated"u8, true);
        writer.WriteEndObject();
    }

    // The module of the value's type is unknown, so the serializer's type cache must not outlive the reply.
    private static JsonSerializerOptions SerializerForOne() => ReplyJson.Create();

    private sealed class WriterPolicy(JsonReplyFormat format) : PooledObjectPolicy<Utf8JsonWriter>
    {
        public override Utf8JsonWriter Create() =>
            new(NoOutput.Instance, new JsonWriterOptions { Encoder = format.Encoder, MaxDepth = MaxDepth });

        // The output may be of the caller's type.
        public override bool Return(Utf8JsonWriter obj)
        {
            obj.Reset(NoOutput.Instance);
            return true;
        }
    }

    /// <summary>The output of a pooled writer that is not in use.</summary>
    private sealed class NoOutput : IBufferWriter<byte>
    {
        public static readonly NoOutput Instance = new();

        public void Advance(int count) => throw new NotSupportedException();

        public Memory<byte> GetMemory(int sizeHint = 0) => throw new NotSupportedException();

        public Span<byte> GetSpan(int sizeHint = 0) => throw new NotSupportedException();
    }
}
