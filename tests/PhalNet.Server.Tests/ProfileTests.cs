namespace PhalNet.Server.Tests;

public sealed class ProfileTests
{
    private const string Send = "/api/platform?s=Platform.ChatMessage.Send&chat_message_to_uuid=12345678123456781234567812345678&chat_message_data=hello%20word&chat_message_type=text";

    [Theory]
    [InlineData("--PhalNet:Profile=PhalApi")]
    [InlineData("--PhalNet:Profile=phalapi")]
    [InlineData("--Platform:Profile=PhalApi")]
    [InlineData("--PhalNet:Entries:0:Path=/api/platform", "--PhalNet:Entries:0:DefaultNamespace=Platform", "--PhalNet:Entries:0:Profile=PhalApi")]
    public async Task Send_UnderThePhalApiProfile_StoresTheMessage(params string[] arguments)
    {
        await using var server = await ServerProcess.StartAsync([.. arguments, "--environment=Development"]);

        var reply = await Envelope.ReadAsync(await server.Http.GetAsync(Send));

        reply.Text.ShouldStartWith("""{"ret":200,"data":{"id":"1"},"msg":"","debug":{"stack":[""");
        reply.Debug("stack").Select(mark => mark.Split(" - ")[2].Split(']')[0])
            .ShouldBe(["PHALAPI_INIT", "PHALAPI_RESPONSE", "PHALAPI_FINISH"]);
        new Mailboxes(server.DataDirectory).Find(1).Select(row => (row.Direction, row.Data)).ShouldBe([("out", "hello word"), ("in", "hello word")]);
    }

    [Fact]
    public async Task BadCall_UnderThePhalApiProfile_NamesTheParameter()
    {
        await using var server = await ServerProcess.StartAsync("--PhalNet:Profile=PhalApi", "--environment=Development", "--PhalNet:Language=en");

        var missing = await Envelope.ReadAsync(await server.Http.GetAsync("/api/platform?s=ChatMessage.Send"));
        var wrong = await Envelope.ReadAsync(await server.Http.GetAsync(Send.Replace("=text", "=audio", StringComparison.Ordinal)));
        var named = await Envelope.ReadAsync(await server.Http.GetAsync("/api/platform?service=&s=ChatMessage.Send"));

        missing.Ret.ShouldBe(400);
        missing.Message.ShouldContain("chat_message_to_uuid");
        wrong.Ret.ShouldBe(400);
        wrong.Message.ShouldContain("chat_message_type");
        named.Ret.ShouldBe(400);
    }

    [Fact]
    public async Task CommonRulesAndWhiteList_FromTheCommandLine_Apply()
    {
        await using var server = await ServerProcess.StartAsync(
            "--PhalNet:Profile=PhalApi", "--PhalNet:Language=en", "--Platform:RequireAccessToken=false",
            "--PhalNet:CommonRules:client:name=client", "--PhalNet:CommonRules:client:require=true", "--PhalNet:ServiceWhitelist:0=Site.Index");

        (await Envelope.ReadAsync(await server.Http.GetAsync("/?s=App.Site.Index"))).Ret.ShouldBe(200);
        var refused = await Envelope.ReadAsync(await server.Http.GetAsync(Send));
        refused.Ret.ShouldBe(400);
        refused.Message.ShouldContain("client");
        (await Envelope.ReadAsync(await server.Http.GetAsync(Send + "&client=1"))).Ret.ShouldBe(200);
    }

    [Fact]
    public async Task Options_FromTheEnvironment_Apply()
    {
        await using var server = await ServerProcess.StartAsync(null, [], new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["PhalNet__Profile"] = "PhalApi",
            ["PhalNet__Language"] = "en",
            ["PhalNet__EnableUriMatch"] = "true",
            ["PhalNet__ResponseMap__ret"] = "code",
            ["PhalNet__CommonRules__client__name"] = "client",
            ["PhalNet__CommonRules__client__require"] = "true",
            ["PhalNet__CommonRules__client__type"] = "int",
            ["PhalNet__CommonRules__client__max"] = "5",
            ["PhalNet__ServiceWhitelist__0"] = "nothing.*",
        });

        (await server.Http.GetStringAsync("/App/Site/Index?client=3x")).ShouldContain("\"code\":200");
        (await server.Http.GetStringAsync("/App/Site/Index?client=9")).ShouldContain("\"code\":400");
        (await server.Http.GetStringAsync("/App/Site/Index")).ShouldContain("\"code\":400");
    }

    [Fact]
    public async Task CommonRules_UnderTheStrictProfile_AreInItsOwnWords()
    {
        await using var server = await ServerProcess.StartAsync(
            "--PhalNet:Language=en", "--App:CommonRules:client:Type=int", "--App:CommonRules:client:Required=true", "--App:CommonRules:client:max=5");

        (await Envelope.ReadAsync(await server.Http.GetAsync("/?s=App.Site.Index&client=3"))).Ret.ShouldBe(200);
        foreach (var query in new[] { "", "&client=3x", "&client=9" })
            (await Envelope.ReadAsync(await server.Http.GetAsync("/?s=App.Site.Index" + query))).Message.ShouldContain("client");
    }

    [Fact]
    public async Task CommonRules_WithErrors_StopTheStartNamingTheirKeys()
    {
        var (exitCode, _, errors) = await ServerProgram.RunAsync(
            "--urls=http://127.0.0.1:0", "--App:CommonRules:client:Tpye=int", "--App:CommonRules:age:Required=maybe");

        exitCode.ShouldBe(1);
        errors.ShouldContain("App:CommonRules:client:Tpye");
        errors.ShouldContain("App:CommonRules:age:Required");
    }
}
