using System.Net.Http.Headers;

namespace PhalNet.Tests.Server;

/// <summary>A private message to be sent.</summary>
internal static class Message
{
    public const string Service = "Platform.ChatMessage.Send";
    public const string Recipient = "12345678123456781234567812345678";
    public const string Path = $"/api/platform?s={Service}";

    public static string Query(string text = "hello word") =>
        $"&chat_message_to_uuid={Recipient}&chat_message_data={Uri.EscapeDataString(text)}&chat_message_type=text";

    public static Dictionary<string, string> Fields(string text = "hello word") => new()
    {
        ["chat_message_to_uuid"] = Recipient,
        ["chat_message_data"] = text,
        ["chat_message_type"] = "text",
    };

    public static async Task<Envelope> SendAsync(HttpClient http, string text = "hello word") =>
        await Envelope.ReadAsync(await http.GetAsync(Path + Query(text)));

    public static HttpContent Form(IDictionary<string, string> fields) => new FormUrlEncodedContent(fields);

    public static HttpContent Multipart(IDictionary<string, string> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            var part = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(value));
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{name}\"" };
            content.Add(part);
        }

        return content;
    }

    public static HttpContent Json(IDictionary<string, string> fields) => System.Net.Http.Json.JsonContent.Create(fields);
}
