using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.ObjectPool;
using Microsoft.Extensions.Options;

namespace PhalNet.Hosting;

/// <summary>Writes a result: an envelope in the format of the request, or the body returned by the action.</summary>
internal sealed class ReplyWriter(
    EntryOptions entry,
    JsonReplyFormat json,
    IMessageCatalog messages,
    IOptions<PhalNetOptions> options,
    IHostApplicationLifetime lifetime,
    ILogger<ReplyWriter> logger)
{
    private const string NoStore = "no-store";

    private readonly string _language = options.Value.Language;
    private readonly CancellationToken _stopping = lifetime.ApplicationStopping;
    private readonly ReplyNames _names = ResponseMap.Read(entry.ResponseMap);
    private readonly ObjectPool<PooledBuffer> _buffers = new DefaultObjectPool<PooledBuffer>(new PooledBufferPolicy());

    public Task WriteAsync(HttpContext http, IReplyFormat format, CallResult result, RawRequest raw)
    {
        var headers = http.Response.Headers;
        for (var i = 0; i < result.Headers.Count; i++)
            AddHeader(headers, result.Headers[i].Key, result.Headers[i].Value);
        headers.XContentTypeOptions = "nosniff";

        // The action's cache headers do not apply to an error, which has HTTP status 200 as well.
        if (headers.CacheControl.Count == 0 || result.Ret >= 500)
            headers.CacheControl = NoStore;
        var language = result.Language ?? raw.Language ?? _language;
        if (result.Body is FileReply file && !File.Exists(file.Path))
            result = Explain(http, new FileNotFoundException(null, file.Path), result.Action, raw.Trace, language);
        return result.Body is { } body
            ? BodyWriter.WriteAsync(http, body, result.Draining, _stopping)
            : WriteEnvelopeAsync(http, format, new(result, raw.Trace, _names, language));
    }

    /// <summary>Answers a request that was refused before a service was called.</summary>
    public Task WriteRefusalAsync(HttpContext http, IReplyFormat format, CallFailure refusal, RawRequest raw)
    {
        var message = messages.Format(raw.Language ?? _language, refusal.MessageKey, refusal.Arguments);
        return WriteAsync(http, format, CallResult.Failure(refusal.Ret, message), raw);
    }

    /// <summary>Answers an error outside of a service, if nothing of a reply has been sent.</summary>
    public Task WriteErrorAsync(HttpContext http, IReplyFormat format, Exception exception, CallTrace trace, string? language)
    {
        Clear(http.Response);
        language ??= _language;
        return WriteEnvelopeAsync(http, format, new(Explain(http, exception, null, trace, language), trace, _names, language));
    }

    /// <summary>Answers a call that was ended from outside, if nothing of a reply has been sent.</summary>
    public Task WriteFailureAsync(HttpContext http, IReplyFormat format, CallFailure failure, CallTrace trace, string? language)
    {
        Clear(http.Response);
        language ??= _language;
        var message = messages.Format(language, failure.MessageKey, failure.Arguments);
        return WriteEnvelopeAsync(http, format, new(CallResult.Failure(failure.Ret, message), trace, _names, language));
    }

    private static void Clear(HttpResponse response)
    {
        // Headers that describe a body that was not sent do not apply to the envelope.
        response.StatusCode = StatusCodes.Status200OK;
        response.Headers.ContentDisposition = default;
        response.Headers.ContentRange = default;
        response.Headers.AcceptRanges = default;
        response.Headers.ETag = default;
        response.Headers.LastModified = default;
        response.Headers.CacheControl = NoStore;
    }

    // Append drops a header without a value.
    private static void AddHeader(IHeaderDictionary headers, string name, string value)
    {
        if (headers.ContainsKey(name))
            headers.Append(name, value);
        else
            headers[name] = value;
    }

    private Task WriteEnvelopeAsync(HttpContext http, IReplyFormat format, Reply reply)
    {
        var buffer = _buffers.Get();
        try
        {
            Serialize(http, ref format, ref reply, buffer);
            SetHead(http.Response, reply.Result.Ret, format, buffer.WrittenCount);
        }
        catch
        {
            _buffers.Return(buffer);
            throw;
        }

        return SendAsync(http.Response, buffer);
    }

    // A separate method, so that only the state needed for sending is kept until it ends. It is not cancelled with the request: the host's
    // time limit would truncate a complete envelope, and the server ignores data for a disconnected caller.
    private async Task SendAsync(HttpResponse response, PooledBuffer buffer)
    {
        try
        {
            await response.BodyWriter.WriteAsync(buffer.WrittenMemory, CancellationToken.None);
        }
        finally
        {
            _buffers.Return(buffer);
        }
    }

    // Serialization errors are found here, before the first byte is sent, so that the caller still gets a complete envelope.
    private void Serialize(HttpContext http, ref IReplyFormat format, ref Reply reply, PooledBuffer buffer)
    {
        try
        {
            format.Write(buffer, reply);
        }
        catch (Exception exception)
        {
            reply = reply with { Result = Explain(http, exception, reply.Result.Action, reply.Trace, reply.Language) };
            buffer.Clear();
            SerializeError(http, ref format, reply, buffer);
        }
    }

    // If the error cannot be written either, the format itself fails; every client can read JSON.
    private void SerializeError(HttpContext http, ref IReplyFormat format, in Reply reply, PooledBuffer buffer)
    {
        try
        {
            format.Write(buffer, reply);
        }
        catch (Exception exception) when (format != json)
        {
            HostingLog.FormatFailed(logger, exception, format.Name, RequestTraceId.Of(http));
            buffer.Clear();
            format = json;
            format.Write(buffer, reply);
        }
    }

    private void SetHead(HttpResponse response, int ret, IReplyFormat format, int length)
    {
        if (entry.MirrorStatus && format is not JsonpReplyFormat && IsStatusWithBody(ret)
            && response.StatusCode != StatusCodes.Status405MethodNotAllowed)
            response.StatusCode = ret;
        response.ContentType = format.ContentType;
        response.ContentLength = length;
    }

    private static bool IsStatusWithBody(int ret) => ret is >= 200 and <= 599
        and not (StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified);

    private CallResult Explain(HttpContext http, Exception exception, ServiceAction? action, CallTrace trace, string language)
    {
        HostingLog.ReplyFailed(logger, exception, action?.Name ?? "(none)", RequestTraceId.Of(http));
        trace.Note("exception", exception.ToString());
        http.Response.Headers.CacheControl = NoStore;
        return CallResult.Failure(500, messages.Format(language, "call.error", [new("trace", RequestTraceId.Of(http))]));
    }
}
