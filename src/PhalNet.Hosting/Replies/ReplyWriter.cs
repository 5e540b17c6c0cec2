using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.ObjectPool;

namespace PhalNet.Hosting;

/// <summary>Takes a result to the caller: an envelope in the entry's format, or a body of the action's own.</summary>
internal sealed class ReplyWriter(
    EntryOptions entry, PhalNetOptions options, IMessageCatalog messages, CancellationToken stopping, ILogger logger)
{
    private const string JsonType = "application/json;charset=utf-8";
    private const string JsonpType = "application/javascript;charset=utf-8";
    private const string XmlType = "application/xml;charset=utf-8";

    private readonly EnvelopeWriter _envelopes = new(entry, options.DebugMemory);
    private readonly ObjectPool<EnvelopeBuffer> _buffers = new DefaultObjectPool<EnvelopeBuffer>(new EnvelopeBufferPolicy());

    /// <summary>The reply to a callback that is no function name, given before the call is made; null when the callback is fine.</summary>
    public CallResult? RefuseCallback(HttpContext http, string? language) =>
        entry.Jsonp && Jsonp.Find(http.Request, entry.JsonpParameter) is { } name && !Jsonp.IsSafe(name)
            ? Failure(400, language, "request.callback", new MessageArgument("name", entry.JsonpParameter))
            : null;

    public Task WriteAsync(HttpContext http, CallResult result, RawRequest raw, CancellationToken aborted)
    {
        var headers = http.Response.Headers;
        for (var i = 0; i < result.Headers.Count; i++)
            AddHeader(headers, result.Headers[i].Key, result.Headers[i].Value);
        headers.XContentTypeOptions = "nosniff";
        if (result.Body is FileReply file && !File.Exists(file.Path))
            result = Explain(http, new FileNotFoundException(null, file.Path), result, raw.Trace, raw.Language);
        return result.Body is { } body
            ? BodyWriter.WriteAsync(http, body, result.Draining, stopping)
            : WriteEnvelopeAsync(http, result, raw.Trace, raw.Language, aborted);
    }

    /// <summary>Answers what went wrong outside of a service, while nothing of a reply has gone.</summary>
    public Task WriteErrorAsync(HttpContext http, Exception exception, CallTrace trace, string? language)
    {
        // What describes a body that did not come to be does not describe the envelope.
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Response.Headers.ContentDisposition = default;
        http.Response.Headers.ContentRange = default;
        http.Response.Headers.ETag = default;
        http.Response.Headers.LastModified = default;
        return WriteEnvelopeAsync(http, Explain(http, exception, null, trace, language), trace, language, http.RequestAborted);
    }

    // Append drops a header without a value.
    private static void AddHeader(IHeaderDictionary headers, string name, string value)
    {
        if (headers.ContainsKey(name))
            headers.Append(name, value);
        else
            headers[name] = value;
    }

    private async Task WriteEnvelopeAsync(HttpContext http, CallResult result, CallTrace trace, string? language, CancellationToken aborted)
    {
        var callback = entry.Jsonp && Jsonp.Find(http.Request, entry.JsonpParameter) is { } name && Jsonp.IsSafe(name) ? name : null;
        var buffer = _buffers.Get();
        try
        {
            result = Serialize(http, result, trace, language, callback, buffer);
            SetHead(http, result, callback, buffer.Bytes.WrittenCount);
            await http.Response.BodyWriter.WriteAsync(buffer.Bytes.WrittenMemory, aborted);
        }
        finally
        {
            _buffers.Return(buffer);
        }
    }

    // A value that cannot be written is found out here, before the first byte has gone: the caller still gets a whole envelope.
    private CallResult Serialize(
        HttpContext http, CallResult result, CallTrace trace, string? language, string? callback, EnvelopeBuffer buffer)
    {
        try
        {
            Write(result, trace, callback, buffer);
            return result;
        }
        catch (Exception exception)
        {
            var error = Explain(http, exception, result, trace, language);
            buffer.Reset();
            Write(error, trace, callback, buffer);
            return error;
        }
    }

    private void Write(CallResult result, CallTrace trace, string? callback, EnvelopeBuffer buffer)
    {
        if (callback is null && entry.Format == ReplyFormat.Json)
            _envelopes.Write(buffer.Json, result, trace);
        else
            WriteWrapped(result, trace, callback, buffer);
    }

    private void WriteWrapped(CallResult result, CallTrace trace, string? callback, EnvelopeBuffer buffer)
    {
        void WriteJson(Utf8JsonWriter writer) => _envelopes.Write(writer, result, trace);

        if (callback is not null)
            Jsonp.Write(buffer, callback, WriteJson);
        else
            XmlEnvelope.Write(buffer, WriteJson);
    }

    private void SetHead(HttpContext http, CallResult result, string? callback, int length)
    {
        var response = http.Response;
        if (entry.MirrorStatus && IsStatusWithBody(result.Ret))
            response.StatusCode = result.Ret;
        response.ContentType = callback is not null ? JsonpType : entry.Format == ReplyFormat.Xml ? XmlType : JsonType;
        response.ContentLength = length;
    }

    private static bool IsStatusWithBody(int ret) => ret is >= 200 and <= 599
        and not (StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified);

    private CallResult Explain(HttpContext http, Exception exception, CallResult? result, CallTrace trace, string? language)
    {
        HostingLog.ReplyFailed(logger, exception, result?.Action?.Name ?? "(none)", RequestTraceId.Of(http));
        trace.Note("exception", exception.ToString());
        return Failure(500, language, "call.error", new MessageArgument("trace", RequestTraceId.Of(http)));
    }

    private CallResult Failure(int ret, string? language, string key, params MessageArgument[] arguments) =>
        CallResult.Failure(ret, messages.Format(language ?? options.Language, key, arguments));
}
