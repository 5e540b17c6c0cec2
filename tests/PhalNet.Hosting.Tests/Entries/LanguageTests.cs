using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Entries;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("language=zh_cn", null, "zh-CN")]
    [InlineData("language=zh-CN", null, "zh-CN")]
    [InlineData("language=EN", null, "en")]
    [InlineData("language=en_US", null, "en")]
    [InlineData("language=zh_cn", "en", "zh-CN")]
    [InlineData("a=b; language=zh_cn; c", null, "zh-CN")]
    [InlineData("language=xx", null, "en")]
    [InlineData("language=", null, "en")]
    [InlineData("language", null, "en")]
    [InlineData("language=xx", "zh-CN", "zh-CN")]
    [InlineData("language=%zz%00", null, "en")]
    [InlineData(null, "zh-CN", "zh-CN")]
    [InlineData(null, "zh", "zh-CN")]
    [InlineData(null, "zh-TW,zh;q=0.9", "zh-CN")]
    [InlineData(null, "en;q=0.2, zh-CN;q=0.8", "zh-CN")]
    [InlineData(null, "fr, de;q=0.9, zh-CN;q=0.1", "zh-CN")]
    [InlineData(null, "zh-CN;q=0, en", "en")]
    [InlineData(null, "zh-CN;q=0", "en")]
    [InlineData(null, "fr", "en")]
    [InlineData(null, "*", "en")]
    [InlineData(null, "", "en")]
    [InlineData(null, ";;;=,,q=\"", "en")]
    [InlineData(null, "zh-CN;q=abc", "en")]
    [InlineData(null, null, "en")]
    public async Task Language_IsChosenByCookieThenHeaderThenOption(string? cookie, string? header, string language)
    {
        await using var host = await TestHost.StartAsync();
        List<(string Name, string Value)> headers = [];
        if (cookie is not null)
            headers.Add(("Cookie", cookie));
        if (header is not null)
            headers.Add(("Accept-Language", header));
        (await host.SendAsync(HttpMethod.Get, "/api?s=Echo.Caller", null, [.. headers])).Succeeded().GetProperty("language").GetString().ShouldBe(language);
        var refused = await host.SendAsync(HttpMethod.Get, "/api?s=Echo.Number", null, [.. headers]);
        refused.Message.ShouldBe(language == "en" ? "number is required." : "必须提供参数 number。", refused.Text);
    }

    [Fact]
    public async Task Option_ChoosesForThoseWhoChooseNone()
    {
        await using var host = await TestHost.StartAsync(options => options.Settings.Remove("PhalNet:Language"));
        (await host.GetAsync("/api?s=Echo.Caller")).Succeeded().GetProperty("language").GetString().ShouldBe("zh-CN");
    }
}
