using Modules.Platform;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Documents;

/// <summary>The page known to clients of the platform, created from its comments and rules.</summary>
public sealed class PlatformTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _data = new();
    private Shop _shop = null!;

    public async ValueTask InitializeAsync() => _shop = await Shop.StartAsync(
        [], app => app.AddModule(typeof(ChatMessage).Assembly), settings: ("PhalNet:DataDirectory", _data.Path));

    public async ValueTask DisposeAsync()
    {
        await _shop.DisposeAsync();
        _data.Dispose();
    }

    [Theory]
    [InlineData("access_token", "字符串", false, "访问令牌")]
    [InlineData("chat_message_to_uuid", "字符串", true, "uuid")]
    [InlineData("chat_message_data", "字符串", true, "私信内容")]
    [InlineData("chat_message_type", "枚举类型", true, "展示方式")]
    [InlineData("ext_data", "字符串", false, "扩展字段")]
    public void Parameter_OfSend_IsSaidInChinese(string name, string type, bool required, string description)
    {
        var parameter = _shop.Parameter("Platform.ChatMessage.Send", name, "zh-CN");

        parameter.Type.ShouldBe(type);
        parameter.Rule.Required.ShouldBe(required);
        parameter.Description.ShouldContain(description);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Send_HasTheKnownExamplesAndErrors(string language)
    {
        var document = _shop.Document("Platform.ChatMessage.Send", language);

        document.Parameters.Where(parameter => parameter.Rule.Required).ToDictionary(parameter => parameter.Name, parameter => parameter.Example).ShouldBe(
            new Dictionary<string, string?>
            {
                ["chat_message_to_uuid"] = "12345678123456781234567812345678", ["chat_message_data"] = "hello word", ["chat_message_type"] = "text",
            },
            ignoreOrder: true);
        document.Parameters.Single(parameter => parameter.Name == "chat_message_type").Choices.Select(choice => choice.Value)
            .ShouldBe(["text", "html", "image", "link", "custom"]);
        JsonText.Of(document.Example).ShouldBe("{\"id\":\"3\"}");
        document.Data.Select(field => field.Path).ShouldBe(["data", "data.id"]);
        document.Errors.Select(error => error.Ret).ShouldBe([400, 404, 406, 407, 408, 409, 429, 500]);
    }

    [Fact]
    public void Send_SaysThatFriendsAreNotNeeded()
    {
        var document = _shop.Document("Platform.ChatMessage.Send", "zh-CN");

        document.Title.ShouldBe("发送私信");
        document.Description.ShouldContain("非好友也可以发送");
        document.Errors.Single(error => error.Ret == 406).Description.ShouldStartWith("访问令牌校验不通过");
    }
}
