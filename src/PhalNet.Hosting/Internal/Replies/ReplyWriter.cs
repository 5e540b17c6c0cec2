using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.ObjectPool;

namespace PhalNet.Hosting.Internal.Replies;

/// <summary>Takes a result to the caller: an envelope in the entry's format, or a body of the action's own.</summary>
internal sealed class ReplyWriter(EntryOptions entry, PhalNetOptions options, IMessageCatalog messages, ILogger logger)
{
    private const string JsonType = "application/json;charset=utf-8";
    private const string JsonpType = "application/javascript;charset=utf-8";
    private const string XmlType = "application/xml;charset=utf-8";

    private readonly EnvelopeWriter _envelopes = new(entry, options.DebugMemory);
    private readonly ObjectPool<EnvelopeBuffer> _buffers = new DefaultObjectPool<EnvelopeBuffer>(new EnvelopeBufferPolicy());

    public Task WriteAsync(HttpContext http, CallResult result, CallRequest request)
    {
        foreach (var (name, value) in result.Headers)
            http.Response.Headers.Append(name, value);
        if (result.Body is { } body)
            return WriteBodyAsync(http, body, request);
        return WriteEnvelopeAsync(http, result, request.Trace, request.Language);
    }

    /// <summary>Answers what went wrong outside of a service.</summary>
    public Task WriteErrorAsync(HttpContext http, Exception exception, CallTrace trace, string? language)
    {
        HostingLog.ReplyFailed(logger, exception, "(none)", http.TraceIdentifier);
        return WriteEnvelopeAsync(http, Error(http, language), trace, language);
    }

    private async Task WriteBodyAsync(HttpContext http, ReplyBody body, CallRequest request)
    {
        if (body is FileReply file && !File.Exists(file.Path))
        {
            HostingLog.ReplyFailed(logger, new FileNotFoundException(null, file.Path), request.Service, http.TraceIdentifier);
            await WriteEnvelopeAsync(http, Error(http, request.Language), request.Trace, request.Language);
        }
        else
            await BodyWriter.WriteAsync(http, body);
    }

    private async Task WriteEnvelopeAsync(HttpContext http, CallResult result, CallTrace trace, string? language)
    {
        string? callback = null;
        if (entry.Jsonp && Jsonp.Find(http.Request, entry.JsonpParameter) is { } asked && !Jsonp.TryAccept(asked, out callback))
            result = Refusal(language, "request.callback", new MessageArgument("name", entry.JsonpParameter));

        var buffer = _buffers.Get();
        try
        {
            Serialize(http, result, trace, language, callback, buffer);
            SetHead(http, result, callback, buffer.Bytes.WrittenCount);
            await http.Response.Body.WriteAsync(buffer.Bytes.WrittenMemory, http.RequestAborted);
        }
        finally
        {
            _buffers.Return(buffer);
        }
    }

    // A value that cannot be written is found out here, before the first byte has gone: the caller still gets a whole envelope.
    private void Serialize(HttpContext http, CallResult result, CallTrace trace, string? language, string? callback, EnvelopeBuffer buffer)
    {
        try
        {
            Write(result, trace, callback, buffer);
        }
        catch (Exception exception)
        {
            HostingLog.ReplyFailed(logger, exception, result.Action?.Name ?? "(none)", http.TraceIdentifier);
            buffer.Reset();
            Write(Error(http, language), trace, callback, buffer);
        }
    }

    private void Write(CallResult result, CallTrace trace, string? callback, EnvelopeBuffer buffer)
    {
        if (callback is not null)
            Jsonp.Write(buffer, callback, writer => _envelopes.Write(writer, result, trace));
        else if (entry.Format == ReplyFormat.Xml)
            XmlEnvelope.Write(buffer, writer => _envelopes.Write(writer, result, trace));
        else
            _envelopes.Write(buffer.Json, result, trace);
    }

    private void SetHead(HttpContext http, CallResult result, string? callback, int length)
    {
        var response = http.Response;
        if (entry.MirrorStatus && result.Ret is >= 200 and <= 599)
            response.StatusCode = result.Ret;
        response.ContentType = callback is not null ? JsonpType : entry.Format == ReplyFormat.Xml ? XmlType : JsonType;
        response.Headers.XContentTypeOptions = "nosniff";
        if (response.StatusCode is not (StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified))
            response.ContentLength = length;
    }

    private CallResult Error(HttpContext http, string? language) =>
        new() { Ret = 500, Message = Text(language, "call.error", new MessageArgument("trace", http.TraceIdentifier)) };

    private CallResult Refusal(string? language, string key, params MessageArgument[] arguments) =>
        new() { Ret = 400, Message = Text(language, key, arguments) };

    private string Text(string? language, string key, params MessageArgument[] arguments) =>
        messages.Format(language ?? options.Language, key, arguments);
}
