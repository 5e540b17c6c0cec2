using Modules.Platform.Tests.Support;

namespace Modules.Platform.Tests.Chat;

public sealed class ChatMessageRulesTests
{
    [Theory]
    [InlineData("chat_message_to_uuid", null, "chat_message_to_uuid is required.", "必须提供参数 chat_message_to_uuid。")]
    [InlineData("chat_message_to_uuid", "", "chat_message_to_uuid must not be empty.", "参数 chat_message_to_uuid 不能为空。")]
    [InlineData("chat_message_to_uuid", "1234567812345678123456781234567", "chat_message_to_uuid must have a length from 32 to 32.", "参数 chat_message_to_uuid 的长度应为 32 到 32。")]
    [InlineData("chat_message_to_uuid", "123456781234567812345678123456789", "chat_message_to_uuid must have a length from 32 to 32.", "参数 chat_message_to_uuid 的长度应为 32 到 32。")]
    [InlineData("chat_message_to_uuid", "1234567812345678-234567812345678", "chat_message_to_uuid does not have the required format.", "参数 chat_message_to_uuid 的格式不符合要求。")]
    [InlineData("chat_message_to_uuid", "1234567812345678123456781234567\n", "chat_message_to_uuid does not have the required format.", "参数 chat_message_to_uuid 的格式不符合要求。")]
    [InlineData("chat_message_to_uuid", "１２３４５６７８１２３４５６７８１２３４５６７８１２３４５６７８", "chat_message_to_uuid does not have the required format.", "参数 chat_message_to_uuid 的格式不符合要求。")]
    [InlineData("chat_message_data", null, "chat_message_data is required.", "必须提供参数 chat_message_data。")]
    [InlineData("chat_message_data", "", "chat_message_data must not be empty.", "参数 chat_message_data 不能为空。")]
    [InlineData("chat_message_type", null, "chat_message_type is required.", "必须提供参数 chat_message_type。")]
    [InlineData("chat_message_type", "", "chat_message_type is required.", "必须提供参数 chat_message_type。")]
    [InlineData("chat_message_type", "video", "chat_message_type must be one of: text, html, image, link, custom.", "参数 chat_message_type 只能取以下值之一：text, html, image, link, custom。")]
    [InlineData("chat_message_type", "Text", "chat_message_type must be one of: text, html, image, link, custom.", "参数 chat_message_type 只能取以下值之一：text, html, image, link, custom。")]
    [InlineData("chat_message_type", "0", "chat_message_type must be one of: text, html, image, link, custom.", "参数 chat_message_type 只能取以下值之一：text, html, image, link, custom。")]
    [InlineData("chat_message_to_uuid", PlatformHost.Demo,
        "chat_message_to_uuid is the sender; you cannot send a message to yourself.", "参数 chat_message_to_uuid 是发送者自己的 uuid，不能给自己发送私信。")]
    public async Task Send_BadParameter_IsRefusedByItsName(string name, string? value, string english, string chinese)
    {
        await using var host = await PlatformHost.StartAsync();

        await using var inEnglish = await host.SendAsync([(name, value)]);
        await using var inChinese = await host.SendAsync([(name, value)], "zh-CN");

        (inEnglish.Ret, inEnglish.Message).ShouldBe((400, english));
        (inChinese.Ret, inChinese.Message).ShouldBe((400, chinese));
        host.Query("SELECT id FROM chat_message").ShouldBeEmpty();
    }

    [Fact]
    public async Task Send_DataThatIsNoText_IsRefusedByItsName()
    {
        await using var host = await PlatformHost.StartAsync();
        await using var result = await host.SendAsync([("chat_message_data", new[] { 1, 2 })]);
        (result.Ret, result.Message).ShouldBe((400, "chat_message_data must be of type string."));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("html")]
    [InlineData("image")]
    [InlineData("link")]
    [InlineData("custom")]
    public async Task Send_EveryType_TakesAUrl(string type)
    {
        await using var host = await PlatformHost.StartAsync();
        await using var result = await host.SendAsync([("chat_message_type", type), ("chat_message_data", "https://example.com/图.png?a=1#b")]);
        result.Ret.ShouldBe(200, result.Message);
        host.Query("SELECT type FROM chat_message").ShouldAllBe(row => (string)row["type"]! == type);
    }

    [Theory]
    [InlineData("http://example.com", true)]
    [InlineData("HTTPS://例子.中国/a b", true)]
    [InlineData("""{"url":"https://example.com/a.png","width":10}""", true)]
    [InlineData(""" { "url" : "http:\/\/example.com" } """, true)]
    [InlineData("example.com/a.png", false)]
    [InlineData("http://", false)]
    [InlineData("ftp://example.com/a", false)]
    [InlineData("javascript:alert(1)//http://example.com", false)]
    [InlineData("data:image/png;base64,AAAA", false)]
    [InlineData("{}", false)]
    [InlineData("""{"url":""}""", false)]
    [InlineData("""{"url":1}""", false)]
    [InlineData("""{"url":"javascript:alert(1)"}""", false)]
    [InlineData("""{"url":"\ud800"}""", false)]
    [InlineData("""{"URL":"http://example.com"}""", false)]
    [InlineData("""["http://example.com"]""", false)]
    [InlineData("""{"url":"http://example.com" """, false)]
    [InlineData("plain", false)]
    public async Task Send_ImageAndLink_NeedAUrl(string data, bool allowed)
    {
        await using var host = await PlatformHost.StartAsync();
        foreach (var type in new[] { "image", "link" })
        {
            await using var result = await host.SendAsync([("chat_message_type", type), ("chat_message_data", data)]);
            await using var chinese = await host.SendAsync([("chat_message_type", type), ("chat_message_data", data)], "zh-CN");
            if (allowed)
            {
                result.Ret.ShouldBe(200, result.Message);
                continue;
            }

            (result.Ret, result.Message).ShouldBe(
                (400, $"chat_message_data of type {type} must be an http or https URL, or a JSON object whose member url is one."));
            chinese.Message.ShouldBe($"类型为 {type} 时，参数 chat_message_data 应为 http 或 https 网址，或 url 成员为此类网址的 JSON 对象。");
        }
    }

    [Fact]
    public async Task Send_UuidThatDiffersInCaseOnly_IsAnotherMember()
    {
        await using var host = await PlatformHost.StartAsync();
        await using var result = await host.SendAsync([("chat_message_to_uuid", PlatformHost.Demo.ToUpperInvariant())]);
        result.Ret.ShouldBe(200, result.Message);
        host.Query("SELECT id FROM chat_message WHERE recipient = 'DEMO0000000000000000000000000000'").Count.ShouldBe(1);
    }
}
