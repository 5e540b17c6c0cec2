using System.Net.ServerSentEvents;
using System.Text.Json;

namespace PhalNet.Testing;

/// <summary>
/// The result of a call, as a caller over HTTP would see it. One with a <see cref="Body"/> holds a lease on its module until it is
/// disposed, or the host stops.
/// </summary>
public sealed class CallReply : IAsyncDisposable
{
    private readonly CallResult _result;
    private readonly CallTrace _trace;
    private readonly Action<CallReply> _forget;

    internal CallReply(
        string service, string sent, string text, CallResult result, CallTrace trace, Exception? exception, Action<CallReply> forget)
    {
        (Service, Sent, Text, Exception, _result, _trace, _forget) = (service, sent, text, exception, result, trace, forget);
        (Ret, Message) = (result.Ret, result.Message);
        if (text.Length == 0)
            return;
        using var envelope = JsonDocument.Parse(text, new() { MaxDepth = JsonReplyFormat.MaxDepth });
        Envelope = envelope.RootElement.Clone();
        Ret = Envelope.GetProperty(ReplyNames.Default.Ret).GetInt32();
        Message = Envelope.GetProperty(ReplyNames.Default.Message).GetString()!;
    }

    /// <summary>The service that was called.</summary>
    public string Service { get; }

    /// <summary>200 if the call succeeded, 3xx, 4xx or 5xx otherwise.</summary>
    public int Ret { get; }

    /// <summary>The message, empty if the call succeeded.</summary>
    public string Message { get; }

    /// <summary>The data; undefined if a <see cref="Body"/> replaces the envelope.</summary>
    public JsonElement Data => Envelope.ValueKind == JsonValueKind.Undefined ? default : Envelope.GetProperty(ReplyNames.Default.Data);

    /// <summary>The whole envelope, with fields that the service has added.</summary>
    public JsonElement Envelope { get; }

    /// <summary>The serialized envelope; empty if a <see cref="Body"/> replaces it.</summary>
    public string Text { get; }

    /// <summary>Headers that the service has added to the reply.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => _result.Headers;

    /// <summary>A file, stream or event stream instead of the envelope.</summary>
    public ReplyBody? Body => _result.Body;

    /// <summary>
    /// The exception behind a ret of 500 or more; null if there was none, or if the application's host has no <c>AddPhalNetTesting</c>.
    /// </summary>
    public Exception? Exception { get; }

    /// <summary>The call's timeline: marks, statements, notes.</summary>
    public CallTrace Trace => _trace;

    /// <summary>The parameters as they were sent, sensitive ones masked.</summary>
    internal string Sent { get; }

    /// <summary>Checks that the call succeeded.</summary>
    /// <returns>This reply.</returns>
    /// <exception cref="CallAssertionException">It did not.</exception>
    public CallReply ShouldSucceed() => Ret == 200 ? this : throw new CallAssertionException(this, "expected ret 200");

    /// <summary>Checks that the call succeeded, and reads its data.</summary>
    /// <typeparam name="T">The type of the data: the return type of the action, or one defined by the test.</typeparam>
    /// <exception cref="CallAssertionException">It did not, or its data is not of the type.</exception>
    public T ShouldSucceed<T>()
    {
        ShouldSucceed();
        if (Body is { } body)
            throw new CallAssertionException(this, $"expected data of the type {typeof(T)}, but the reply is a {body.GetType().Name}");
        try
        {
            return Data.Deserialize<T>(_result.Action?.Module.Json)!;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new CallAssertionException(this, $"expected data of the type {typeof(T)}: {exception.Message}");
        }
    }

    /// <summary>Checks that the call did not succeed.</summary>
    /// <param name="ret">The expected ret.</param>
    /// <param name="message">A part of the expected message; null for any message.</param>
    /// <returns>This reply.</returns>
    /// <exception cref="CallAssertionException">It has another ret or message.</exception>
    public CallReply ShouldFail(int ret, string? message = null)
    {
        if (Ret != ret)
            throw new CallAssertionException(this, $"expected ret {ret}");
        if (message is not null && !Message.Contains(message, StringComparison.Ordinal))
            throw new CallAssertionException(this, $"expected a message with '{message}'");
        return this;
    }

    /// <summary>The content of a file or a stream.</summary>
    /// <exception cref="CallAssertionException">The reply is neither.</exception>
    public async Task<byte[]> ReadBodyAsync(CancellationToken cancellation = default)
    {
        if (Body is FileReply file)
            return await File.ReadAllBytesAsync(file.Path, cancellation);
        if (Body is not StreamReply stream)
            throw new CallAssertionException(this, "expected a file or a stream");
        using var content = new MemoryStream();
        await stream.Content.CopyToAsync(content, cancellation);
        return content.ToArray();
    }

    /// <summary>The events of an event stream, until the stream ends, its module drains or the host stops.</summary>
    /// <exception cref="CallAssertionException">The reply is not an event stream.</exception>
    public IAsyncEnumerable<SseItem<string>> ReadEventsAsync() =>
        Body is EventStreamReply stream ? stream.Events : throw new CallAssertionException(this, "expected an event stream");

    /// <summary>The call with its reply, its timeline and its exception, for the output of a test.</summary>
    public override string ToString() => Timeline.Write(this);

    /// <summary>Releases the module.</summary>
    public ValueTask DisposeAsync()
    {
        _forget(this);
        return _result.DisposeAsync();
    }
}
