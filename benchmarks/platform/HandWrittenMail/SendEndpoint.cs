using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PhalNet.Benchmarks.Platform;

/// <summary>
/// Platform.ChatMessage.Send as one writes it without a framework: ASP.NET Core's reader of forms, checks by hand, a generated serializer.
/// It looks the token up as PhalNet does. It has no sending limit and no idempotency keys.
/// </summary>
internal sealed class SendEndpoint(IMailStore store)
{
    private const string Service = "Platform.ChatMessage.Send";
    private const string ContentType = "application/json;charset=utf-8";
    private const int MessageBytes = 64 * 1024;
    private const int ExtDataBytes = 4 * 1024;

    public async Task HandleAsync(HttpContext http)
    {
        var cancellation = http.RequestAborted;
        if (http.Request.Query["s"] != Service)
        {
            await RefuseAsync(http, 404, "no such service");
            return;
        }

        IFormCollection form;
        try
        {
            form = await http.Request.ReadFormAsync(cancellation);
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException or BadHttpRequestException)
        {
            await RefuseAsync(http, 400, "the body is malformed");
            return;
        }

        var holder = Token(http.Request, form) is { } token ? await store.FindTokenAsync(Hash(token), cancellation) : null;
        if (Refusal(holder) is var (ret, reason))
        {
            await RefuseAsync(http, ret, reason);
            return;
        }

        string? recipient = form["chat_message_to_uuid"], data = form["chat_message_data"], type = form["chat_message_type"];
        string? extData = form["ext_data"];
        if (Mistake(holder!.Member!, recipient, data, type, extData) is { } mistake)
        {
            await RefuseAsync(http, 400, mistake);
            return;
        }

        var message = new NewMessage(holder.Member!, recipient!, type!, data!, extData is { Length: > 0 } ? extData : null);
        var id = await store.AppendAsync(message, cancellation);
        var envelope = new Envelope(200, new(id.ToString(CultureInfo.InvariantCulture)), "");
        await ReplyAsync(http, JsonSerializer.SerializeToUtf8Bytes(envelope, ReplyJson.Default.Envelope));
    }

    private static string? Token(HttpRequest request, IFormCollection form)
    {
        const string bearer = "Bearer ";
        if (form["access_token"].ToString() is { Length: > 0 } token)
            return token;
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(bearer, StringComparison.OrdinalIgnoreCase) ? header[bearer.Length..].Trim() : null;
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static (int Ret, string Reason)? Refusal(TokenHolder? holder) => holder switch
    {
        null => (406, "the access token is missing, unknown or expired"),
        _ when !holder.MayCall(Service) => (407, "the application may not call this service"),
        { Member: null } or { IsEnabled: false } => (408, "the member is unknown, disabled or not logged in"),
        _ => null,
    };

    private static string? Mistake(string sender, string? recipient, string? data, string? type, string? extData)
    {
        if (string.IsNullOrEmpty(recipient))
            return "chat_message_to_uuid is required";
        if (recipient.Length != 32 || !recipient.All(char.IsAsciiLetterOrDigit))
            return "chat_message_to_uuid must be 32 letters and digits";
        if (string.IsNullOrEmpty(data))
            return "chat_message_data is required";
        if (string.IsNullOrEmpty(type))
            return "chat_message_type is required";
        if (type is not ("text" or "html" or "image" or "link" or "custom"))
            return "chat_message_type must be one of text, html, image, link, custom";
        if (recipient == sender)
            return "nobody can write to himself";
        if (type is "image" or "link" && !Uri.IsWellFormedUriString(data, UriKind.Absolute))
            return "chat_message_data must be a URL";
        return IsLong(data, MessageBytes) || (extData is not null && IsLong(extData, ExtDataBytes)) ? "the message is too long" : null;
    }

    private static bool IsLong(string text, int most) => Encoding.UTF8.GetByteCount(text) > most;

    private static Task RefuseAsync(HttpContext http, int ret, string message) =>
        ReplyAsync(http, JsonSerializer.SerializeToUtf8Bytes(new(ret, new(), message), ReplyJson.Default.RefusedEnvelope));

    private static Task ReplyAsync(HttpContext http, byte[] json)
    {
        http.Response.ContentType = ContentType;
        http.Response.ContentLength = json.Length;
        return http.Response.Body.WriteAsync(json, http.RequestAborted).AsTask();
    }
}
