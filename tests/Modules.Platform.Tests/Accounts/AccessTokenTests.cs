using Modules.Platform.Tests.Support;

namespace Modules.Platform.Tests.Accounts;

public sealed class AccessTokenTests
{
    private const string Token = "a-token-of-many-letters";
    private const string Member = "MEMBER00000000000000000000000001";

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Send_ValidToken_SendsAsItsMember(string environment)
    {
        await using var host = await PlatformHost.StartAsync(environment, null);
        await AddAsync(host, TimeSpan.FromHours(1));

        await using var result = await host.SendAsync([("access_token", Token)]);

        result.Ret.ShouldBe(200, result.Message);
        host.Query("SELECT sender FROM chat_message").Single()["sender"].ShouldBe(Member);
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Send_UnknownOrExpiredToken_IsRefused(string environment)
    {
        await using var host = await PlatformHost.StartAsync(environment, null);
        await AddAsync(host, TimeSpan.FromSeconds(-1));

        foreach (var token in new[] { Token, Token.ToUpperInvariant(), "unknown", "' OR 1=1 --" })
        {
            await using var result = await host.SendAsync([("access_token", token)]);
            await using var chinese = await host.SendAsync([("access_token", token)], "zh-CN");
            (result.Ret, result.Message).ShouldBe((406, "access_token is unknown, expired or revoked."));
            (chinese.Ret, chinese.Message).ShouldBe((406, "参数 access_token 无效、已过期或已被撤销。"));
        }

        host.Query("SELECT id FROM chat_message").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Send_NoTokenInProduction_IsRefused(string? token)
    {
        await using var host = await PlatformHost.StartAsync("Production", null);

        await using var result = await host.SendAsync([("access_token", token)]);
        await using var chinese = await host.SendAsync([("access_token", token)], "zh-CN");

        (result.Ret, result.Message).ShouldBe((406, "access_token is required."));
        (chinese.Ret, chinese.Message).ShouldBe((406, "必须提供参数 access_token。"));
    }

    [Fact]
    public async Task Send_NoTokenThoughRequiredInDevelopment_IsRefused()
    {
        await using var host = await PlatformHost.StartAsync(("Platform:RequireAccessToken", "true"));
        await using var result = await host.SendAsync();
        result.Ret.ShouldBe(406);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Send_NoTokenInDevelopment_SendsAsTheDemoMember(string? token)
    {
        await using var host = await PlatformHost.StartAsync(("Platform:DemoMember", Member));
        await using var result = await host.SendAsync([("access_token", token)]);
        result.Ret.ShouldBe(200, result.Message);
        host.Query("SELECT sender FROM chat_message WHERE id = 1").Single()["sender"].ShouldBe(Member);
    }

    [Fact]
    public async Task Start_TokensSwitchedOffInProduction_IsWarnedOf()
    {
        await using var host = await PlatformHost.StartAsync("Production", null, ("Platform:RequireAccessToken", "false"));
        host.ExpectErrors = true;
        host.Errors.ShouldHaveSingleItem().ShouldContain("Platform:RequireAccessToken=false");
        (await host.SendAsync()).Ret.ShouldBe(200);
    }

    [Fact]
    public async Task Send_BadParameterWithBadToken_NamesTheParameter()
    {
        await using var host = await PlatformHost.StartAsync("Production", null);
        await using var result = await host.SendAsync([("chat_message_type", "video")]);
        result.Ret.ShouldBe(400, "parameters are checked before the token, as recorded");
    }

    [Fact]
    public async Task Add_Token_IsKeptAsHashOnly()
    {
        await using var host = await PlatformHost.StartAsync();
        await AddAsync(host, TimeSpan.FromHours(1));
        var row = host.Query("SELECT * FROM access_token").Single();
        row["token_hash"].ShouldBe("4886ce4d05c2de84d1e10cbce130d7653e1610780de393488b396a5ac12565be");
        row.Values.OfType<string>().ShouldAllBe(value => !value.Contains(Token));
    }

    private static Task AddAsync(PlatformHost host, TimeSpan lifetime) => host.AddTokenAsync(Token, Member, lifetime);
}
