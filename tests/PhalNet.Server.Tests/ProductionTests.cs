namespace PhalNet.Server.Tests;

public sealed class ProductionTests
{
    [Fact]
    public async Task Production_ByDefault_AsksForATokenAndShowsNoDebug()
    {
        await using var server = await ServerProcess.StartAsync("--PhalNet:Language=en");

        var reply = await Message.SendAsync(server.Http);
        var welcome = await Envelope.ReadAsync(await server.Http.GetAsync("/?__debug__=1"));
        var wrong = $"{Message.Path}{Message.Query()}&access_token=s3cr3t-token&__debug__=1";
        var refused = await Envelope.ReadAsync(await server.Http.GetAsync(wrong));

        reply.Ret.ShouldBe(406);
        reply.Message.ShouldContain("access_token");
        refused.Ret.ShouldBe(406);
        welcome.Ret.ShouldBe(200);
        welcome.Data.GetProperty("version").GetString().ShouldBeEmpty();
        reply.HasDebug.ShouldBeFalse();
        welcome.HasDebug.ShouldBeFalse();
        refused.HasDebug.ShouldBeFalse();
        server.Console.ShouldContain("Production, debug output Off");
        server.Console.ShouldNotContain("s3cr3t-token");
    }

    [Fact]
    public async Task Production_WithTheTokenCheckOff_Sends()
    {
        await using var server = await ServerProcess.StartAsync("--Platform:RequireAccessToken=false");

        var reply = await Message.SendAsync(server.Http);

        reply.Ret.ShouldBe(200);
        reply.HasDebug.ShouldBeFalse();
    }

    [Fact]
    public async Task Production_WithDebugSaidTwice_ShowsIt()
    {
        await using var server = await ServerProcess.StartAsync("--PhalNet:Debug=On", "--PhalNet:AllowDebugInProduction=true");

        (await Envelope.ReadAsync(await server.Http.GetAsync("/"))).HasDebug.ShouldBeTrue();
    }

    [Fact]
    public async Task Development_WithDebugOnRequest_ShowsItToThoseWhoAsk()
    {
        await using var server = await ServerProcess.StartAsync("--environment", "Development", "--PhalNet:Debug", "OnRequest");

        (await Envelope.ReadAsync(await server.Http.GetAsync("/"))).HasDebug.ShouldBeFalse();
        (await Envelope.ReadAsync(await server.Http.GetAsync("/?__debug__=0"))).HasDebug.ShouldBeFalse();
        (await Envelope.ReadAsync(await server.Http.GetAsync("/?__debug__=1"))).HasDebug.ShouldBeTrue();
    }
}
