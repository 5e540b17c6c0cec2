namespace PhalNet.Core.Tests.Replies;

public sealed class ReplyLanguageTests
{
    [Fact]
    public async Task Language_OfAResult_IsTheOneTheCallEndedWith()
    {
        await using var host = await TestHost.StartAsync(typeof(Speaking));

        (await host.CallAsync("App.Speaking.Run")).Language.ShouldBe("en");
        (await host.CallAsync("App.Speaking.Run", ("language", "zh-CN"))).Language.ShouldBe("zh-CN");
        (await host.CallAsync("App.No.Such")).Language.ShouldBeNull();
    }

    [Fact]
    public async Task Language_OfACallThatFails_IsThatOfItsMessage()
    {
        await using var host = await TestHost.StartAsync(typeof(Speaking));

        var result = await host.CallAsync("App.Speaking.Fail", ("language", "zh-CN"));

        result.Language.ShouldBe("zh-CN");
        result.Message.ShouldStartWith("服务出错了");
    }

    [Service("App.Speaking")]
    private sealed class Speaking
    {
        public void Run(ICallContext call, string? language = null) => call.Language = language ?? call.Language;

        public void Fail(ICallContext call, string language)
        {
            call.Language = language;
            throw new InvalidOperationException("fails");
        }
    }
}
