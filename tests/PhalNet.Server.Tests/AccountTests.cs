using System.Text.Json;
using System.Text.RegularExpressions;

namespace PhalNet.Server.Tests;

/// <summary>Applications, members and tokens: the commands next to a running server, and the replies of calls over HTTP.</summary>
public sealed class AccountTests
{
    [Fact]
    public async Task FirstHour_CommandsThenTheCurlLine_SendAMessage()
    {
        await using var server = await ServerProcess.StartAsync();
        var commands = Regex.Match(server.Console, @"Do first +Create .+:\n +(.+)\n +(.+)\n  Try it +curl ""([^""]+)"" -d app_key=APP_KEY -d app_secret=APP_SECRET -d uuid=UUID");
        commands.Success.ShouldBeTrue(server.Console);
        commands.Groups[1].Value.ShouldEndWith($"--PhalNet:DataDirectory={server.DataDirectory} platform app create NAME");
        commands.Groups[2].Value.ShouldEndWith(" platform member create ACCOUNT --password-stdin");

        var application = await JsonAsync(server.DataDirectory, "platform app create phone");
        var member = await JsonAsync(server.DataDirectory, "platform member create ada --password correct-horse");
        var token = await PostAsync(server, commands.Groups[3].Value, new()
        {
            ["app_key"] = Text(application, "app_key"), ["app_secret"] = Text(application, "app_secret"), ["uuid"] = Text(member, "uuid"),
        });
        var sent = await Envelope.ReadAsync(await server.Http.GetAsync(
            $"{Message.Path}{Message.Query()}&access_token={token.Data.GetProperty("access_token").GetString()}"));

        token.Ret.ShouldBe(200, token.Message);
        sent.Ret.ShouldBe(200, sent.Message);
    }

    [Fact]
    public async Task Commands_BeforeTheFirstStart_MakeTheDatabase()
    {
        using var directory = new TemporaryDirectory();
        var application = await JsonAsync(directory.Path, "platform app create phone --services Platform.ChatMessage.*");
        var list = await JsonAsync(directory.Path, "platform app list");

        await using var server = await ServerProcess.StartAsync(directory.Path, []);
        var token = await PostAsync(server, "/?s=App.Auth.ApplyToken", new()
        {
            ["app_key"] = Text(application, "app_key"), ["app_secret"] = Text(application, "app_secret"),
        });

        list.GetProperty("applications")[0].GetProperty("services").GetString().ShouldBe("Platform.ChatMessage.*");
        token.Ret.ShouldBe(200, token.Message);
        server.Console.ShouldNotContain("Do first");
    }

    [Fact]
    public async Task Commands_OnTheirWay_SayWhatTheyDid()
    {
        using var directory = new TemporaryDirectory();
        string[] data = [$"--PhalNet:DataDirectory={directory.Path}"];

        var created = await ServerProgram.RunAsync([.. data, "platform", "app", "create", "phone"]);
        var key = Regex.Match(created.Output, "app_key +([a-z0-9]{20})").Groups[1].Value;
        created.Output.ShouldContain("app_secret  pns_");
        (await RunAsync("platform app rotate " + key)).Output.ShouldContain("has a new secret");
        (await RunAsync($"platform app rotate {key} --revoke-present")).ExitCode.ShouldBe(0);
        (await RunAsync("platform app disable " + key)).Output.Trim().ShouldBe($"The application {key} is disabled.");
        (await RunAsync("platform app list")).Output.Trim().ShouldBe($"{key}  phone  *  (disabled)");
        (await RunAsync("platform app enable " + key)).ExitCode.ShouldBe(0);
        (await RunAsync($"platform app allow {key} Platform.User.*,App.*")).Output.ShouldContain("may call Platform.User.*,App.*.");
        (await RunAsync("platform member create Ada")).Output.ShouldContain("account  ada");
        (await RunAsync("platform member create ben --uuid 12345678123456781234567812345678")).Output.ShouldContain("uuid     12345678123456781234567812345678");
        (await RunAsync("platform member password ada --password correct-horse")).Output.ShouldContain("password of ada is set");
        (await RunAsync("platform member disable ADA")).Output.Trim().ShouldBe("The member ada is disabled.");
        (await RunAsync("platform member enable 12345678123456781234567812345678")).Output.Trim().ShouldBe("The member ben is enabled.");
        (await RunAsync("platform member list")).Output.Trim().Split('\n').Length.ShouldBe(2);
        (await RunAsync("platform token revoke --app " + key)).Output.Trim().ShouldBe("Access tokens revoked: 0");

        Task<(int ExitCode, string Output, string Errors)> RunAsync(string command) => ServerProgram.RunAsync([.. data, .. command.Split(' ')]);
    }

    [Theory]
    [InlineData("platform app disable nobody", "There is no application nobody.")]
    [InlineData("platform app create phone --services Platform/Send", "'Platform/Send' is neither a service name such as Platform.ChatMessage.Send nor a pattern such as Platform.*.")]
    [InlineData("platform member create ada --password short", "A password must be at least 8 characters long.")]
    [InlineData("platform member create ada --uuid 1", "'1' is not a uuid of 32 letters and digits.")]
    [InlineData("platform member password ada", "A password is needed: --password-stdin or --password TEXT.")]
    [InlineData("platform member disable ada", "There is no member with the account or uuid ada.")]
    [InlineData("platform token revoke x", "There is no such access token; it may have expired or been revoked.")]
    [InlineData("platform token revoke", "Give an access token, or use --app KEY, --member MEMBER or both.")]
    [InlineData("platform app list --Platform:Database=oracle", "Database: Platform:Database must be one of")]
    public async Task Commands_ThatCannotBeDone_SayWhyInOneLine(string command, string reason)
    {
        var (exitCode, output, errors) = await ServerProgram.RunAsync(command.Split(' '));

        exitCode.ShouldBe(1);
        output.ShouldBeEmpty();
        errors.ShouldStartWith("The command failed: " + reason);
        errors.Trim().ShouldNotContain("\n");
    }

    [Fact]
    public async Task Errors_OfTheList_AreReachedOverHttp()
    {
        await using var server = await ServerProcess.StartAsync("--PhalNet:Language=en");
        var application = await JsonAsync(server.DataDirectory, "platform app create phone");
        var key = Text(application, "app_key");
        var member = await JsonAsync(server.DataDirectory, "platform member create ada --password correct-horse");
        var secret = Text(application, "app_secret");
        var own = await TokenAsync(server, key, secret, null);
        var adas = await TokenAsync(server, key, secret, Text(member, "uuid"));

        (await CallAsync("Platform.ChatMessage.Send", ("access_token", adas))).ShouldBe(400);
        (await CallAsync("Platform.ChatMessage.Nothing", ("access_token", adas))).ShouldBe(404);
        (await CallAsync("Platform.ChatMessage.GetUnreadNum")).ShouldBe(406);
        (await CallAsync("Platform.ChatMessage.GetUnreadNum", ("access_token", adas[..^1] + "!"))).ShouldBe(406);
        (await CallAsync("Platform.ChatMessage.GetUnreadNum", ("access_token", own))).ShouldBe(408);
        (await CallAsync("Platform.User.UserLogin", ("access_token", own), ("account", "ada"), ("password", "wrong"))).ShouldBe(408);
        (await CallAsync("Platform.User.UserLogin", ("access_token", own), ("account", "ada"), ("password", "correct-horse"))).ShouldBe(200);
        (await CallAsync("Platform.User.Profile", ("access_token", adas))).ShouldBe(200);
        (await CallAsync("App.Auth.ApplyToken", ("app_key", key), ("app_secret", "wrong"))).ShouldBe(407);
        await JsonAsync(server.DataDirectory, "platform member disable ada");
        (await CallAsync("Platform.User.Profile", ("access_token", adas))).ShouldBe(408);
        await JsonAsync(server.DataDirectory, "platform app disable " + key);
        (await CallAsync("Platform.User.Profile", ("access_token", adas))).ShouldBe(407);
        await JsonAsync(server.DataDirectory, $"platform token revoke {adas}");
        (await CallAsync("Platform.User.Profile", ("access_token", adas))).ShouldBe(406);
        File.Delete(Path.Combine(server.DataDirectory, "platform.db"));
        (await CallAsync("App.Auth.RevokeAccessToken", ("access_token", own))).ShouldBe(500);

        async Task<int> CallAsync(string service, params (string Name, string Value)[] values)
        {
            var reply = await server.Http.PostAsync(
                $"/?s={service}", Message.Form(values.ToDictionary(value => value.Name, value => value.Value)));
            ((int)reply.StatusCode).ShouldBe(200);
            return (await Envelope.ReadAsync(reply)).Ret;
        }
    }

    [Fact]
    public async Task AccessToken_InTheHeader_CountsWhereThereIsNoParameter()
    {
        await using var server = await ServerProcess.StartAsync();
        SendMember.AddAll(server.DataDirectory);

        foreach (var service in (string[])["Platform.ChatMessage.GetUnreadNum", "Platform.ChatMessage.GetMessageList"])
        {
            (await CallAsync(service, "Bearer token-0")).ShouldBe(200);
            (await CallAsync(service, "bearer  token-0 ")).ShouldBe(200);
            (await CallAsync(service, "Bearer wrong", "token-0")).ShouldBe(200);
        }

        // A refused stream gets an envelope instead of a stream.
        foreach (var service in (string[])["Platform.ChatMessage.GetUnreadNum", "Platform.ChatMessage.Stream"])
        {
            (await CallAsync(service, "Bearer wrong")).ShouldBe(406);
            (await CallAsync(service, "Bearer token-0 token-0")).ShouldBe(406);
            (await CallAsync(service, "Bearer ")).ShouldBe(406);
            (await CallAsync(service, "Basic token-0")).ShouldBe(406);
            (await CallAsync(service, "Bearer token-0", "wrong")).ShouldBe(406);
        }

        Task<int> CallAsync(string service, string header, string parameter = "") =>
            CallWithHeaderAsync(server, $"/api/platform?s={service}&access_token={parameter}", header);
    }

    [Fact]
    public async Task AccessToken_WrongInTheHeader_IsRefusedWhereNoneIsRequired()
    {
        await using var server = await ServerProcess.StartAsync("--Platform:RequireAccessToken=false");

        (await CallWithHeaderAsync(server, Message.Path + Message.Query(), "Bearer wrong")).ShouldBe(406);
        (await Message.SendAsync(server.Http)).Ret.ShouldBe(200);
    }

    private static async Task<int> CallWithHeaderAsync(ServerProcess server, string address, string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Authorization", header).ShouldBeTrue();
        using var response = await server.Http.SendAsync(request);
        ((int)response.StatusCode).ShouldBe(200);
        return (await Envelope.ReadAsync(response)).Ret;
    }

    private static async Task<JsonElement> JsonAsync(string directory, string command)
    {
        var (exitCode, output, errors) = await ServerProgram.RunAsync([$"--PhalNet:DataDirectory={directory}", .. command.Split(' '), "--json"]);
        exitCode.ShouldBe(0, errors);
        return JsonElement.Parse(output);
    }

    private static async Task<Envelope> PostAsync(ServerProcess server, string address, Dictionary<string, string> fields) =>
        await Envelope.ReadAsync(await server.Http.PostAsync(address, Message.Form(fields)));

    private static async Task<string> TokenAsync(ServerProcess server, string key, string secret, string? uuid)
    {
        var reply = await PostAsync(server, "/?s=App.Auth.ApplyToken", new() { ["app_key"] = key, ["app_secret"] = secret, ["uuid"] = uuid ?? "" });
        reply.Ret.ShouldBe(200, reply.Message);
        return Text(reply.Data, "access_token");
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
