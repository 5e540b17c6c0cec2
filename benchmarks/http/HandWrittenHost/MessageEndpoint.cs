using System.Text.Json;

namespace PhalNet.Benchmarks.Http;

/// <summary>The action without a framework: ASP.NET Core's readers, a generated serializer, checks by hand.</summary>
public static class MessageEndpoint
{
    private const string Service = "Bench.Message.Send";
    private const string ContentType = "application/json;charset=utf-8";

    public static async Task HandleAsync(HttpContext http)
    {
        if (http.Request.Query["s"] != Service)
        {
            await RefuseAsync(http, 404, "no such service");
            return;
        }

        MessageFields? fields;
        try
        {
            fields = await ReadAsync(http.Request);
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or BadHttpRequestException)
        {
            await RefuseAsync(http, 400, "the body is malformed");
            return;
        }

        if (fields is null)
            await RefuseAsync(http, 400, "the body is malformed");
        else if (Check(fields) is { } error)
            await RefuseAsync(http, 400, error);
        else
            await ReplyAsync(http, JsonSerializer.SerializeToUtf8Bytes(new(200, new(fields.ToUuid!), ""), MessageJson.Default.Envelope));
    }

    private static async ValueTask<MessageFields?> ReadAsync(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method))
        {
            var query = request.Query;
            return new()
            {
                AccessToken = query["access_token"],
                ToUuid = query["chat_message_to_uuid"],
                Data = query["chat_message_data"],
                Type = query["chat_message_type"],
                ExtData = query["ext_data"],
            };
        }

        if (!request.HasFormContentType)
            return await request.ReadFromJsonAsync(MessageJson.Default.MessageFields, request.HttpContext.RequestAborted);

        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        return new()
        {
            AccessToken = form["access_token"],
            ToUuid = form["chat_message_to_uuid"],
            Data = form["chat_message_data"],
            Type = form["chat_message_type"],
            ExtData = form["ext_data"],
        };
    }

    private static string? Check(MessageFields fields)
    {
        if (string.IsNullOrEmpty(fields.ToUuid))
            return "chat_message_to_uuid is required";
        if (fields.ToUuid.Length != 32)
            return "chat_message_to_uuid must have 32 characters";
        if (string.IsNullOrEmpty(fields.Data))
            return "chat_message_data is required";
        if (string.IsNullOrEmpty(fields.Type))
            return "chat_message_type is required";
        return fields.Type is "text" or "html" or "image" or "link" or "custom"
            ? null
            : "chat_message_type must be one of text, html, image, link, custom";
    }

    private static Task RefuseAsync(HttpContext http, int ret, string message) =>
        ReplyAsync(http, JsonSerializer.SerializeToUtf8Bytes(new(ret, new(), message), MessageJson.Default.RefusedEnvelope));

    private static Task ReplyAsync(HttpContext http, byte[] json)
    {
        http.Response.ContentType = ContentType;
        http.Response.ContentLength = json.Length;
        return http.Response.Body.WriteAsync(json, http.RequestAborted).AsTask();
    }
}
