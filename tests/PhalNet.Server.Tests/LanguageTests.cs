using PhalNet.Server.Tests.Running;

namespace PhalNet.Server.Tests;

public sealed class LanguageTests(DevelopmentServer shared)
{
    [Theory]
    [InlineData(null, null, "en")]
    [InlineData("language=zh_cn", null, "zh-CN")]
    [InlineData("language=zh-CN", "en", "zh-CN")]
    [InlineData("language=fr", "zh;q=0.9, en;q=0.2", "zh-CN")]
    [InlineData(null, "fr, zh-CN;q=0.5", "zh-CN")]
    [InlineData(null, "*", "en")]
    [InlineData("language=../../etc/passwd", "not a language!", "en")]
    public async Task Language_OfTheCaller_IsThatOfMessagesAndTexts(string? cookie, string? accept, string expected)
    {
        var welcome = await SendAsync("/", cookie, accept);
        var refusal = await SendAsync(Message.Path, cookie, accept);

        welcome.Data.GetProperty("title").GetString().ShouldBe(expected == "en" ? "Welcome to PhalNet" : "欢迎使用 PhalNet");
        refusal.Message.ShouldBe(expected == "en" ? "chat_message_to_uuid is required." : "必须提供参数 chat_message_to_uuid。");
    }

    private async Task<Envelope> SendAsync(string path, string? cookie, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept-Language", accept);
        return await Envelope.ReadAsync(await shared.Http.SendAsync(request));
    }
}
