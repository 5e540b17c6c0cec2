namespace PhalNet.Server.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Help_ListsEverySetting(string argument)
    {
        var (exitCode, output, errors) = await ServerProgram.RunAsync(argument);

        exitCode.ShouldBe(0);
        errors.ShouldBeEmpty();
        string[] settings =
        [
            "--urls", "--environment", "--PhalNet:DataDirectory", "--PhalNet:Debug", "--PhalNet:AllowDebugInProduction",
            "--PhalNet:Language", "--PhalNet:Profile", "--PhalNet:Docs:Access", "--PhalNet:Docs:Password",
            "--ConnectionStrings:Platform", "--Platform:Database", "--Platform:RequireAccessToken",
        ];
        foreach (var setting in settings)
            output.ShouldContain($"  {setting} <");
    }

    [Fact]
    public async Task Version_IsThatOfTheProgram()
    {
        var (exitCode, output, _) = await ServerProgram.RunAsync("--version");

        exitCode.ShouldBe(0);
        output.Trim().ShouldBe("0.2.0");
    }

    [Theory]
    [InlineData("--urls=http://a", "--urls=http://a")]
    [InlineData("--URLS http://a", "--urls=http://a")]
    [InlineData("--PhalNet:Debug=On", "--PhalNet:Debug=On")]
    [InlineData("--phalnet:debug On", "--PhalNet:Debug=On")]
    [InlineData("--ConnectionStrings:Platform=Host=a;Password=@b=c", "--ConnectionStrings:Platform=Host=a;Password=@b=c")]
    [InlineData("--Any:Section:Of:Modules=1 --Other:Key 2", "--Any:Section:Of:Modules=1|--Other:Key=2")]
    [InlineData("--PhalNet:Entries:0:Path=/x", "--PhalNet:Entries:0:Path=/x")]
    [InlineData("--PhalNet:ServiceWhitelist:0=Site.Index", "--PhalNet:ServiceWhitelist:0=Site.Index")]
    [InlineData("--PhalNet:CommonRules:token:name=t --PhalNet:CommonRules:token:require=true", "--PhalNet:CommonRules:token:name=t|--PhalNet:CommonRules:token:require=true")]
    [InlineData("--PhalNet:UploadBytes=5 --PhalNet:CookiesAreParameters=true", "--PhalNet:CookiesAreParameters=true|--PhalNet:UploadBytes=5")]
    [InlineData("--PhalNet:EnableUriMatch=true --PhalNet:ResponseMap:ret=code", "--PhalNet:EnableUriMatch=true|--PhalNet:ResponseMap:ret=code")]
    [InlineData("--contentroot=/x --http_ports 8080", "--contentRoot=/x|--http_ports=8080")]
    [InlineData("--phalnet:docs:access=Open --PhalNet:Docs:Modules:Platform=Off", "--PhalNet:Docs:Access=Open|--PhalNet:Docs:Modules:Platform=Off")]
    [InlineData("--PhalNet:MessagesDirectory=", "--PhalNet:MessagesDirectory=")]
    [InlineData("", "")]
    public async Task Settings_InEitherForm_ReachTheServer(string arguments, string expected)
    {
        string[]? settings = null;

        var exitCode = await ServerCommandLine.RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), given =>
        {
            settings = given;
            return Task.FromResult(7);
        }, (_, _) => Task.FromResult(8), (_, _, _, _) => Task.FromResult(9), (_, _, _, _) => Task.FromResult(10));

        exitCode.ShouldBe(7);
        string.Join('|', settings!.Order(StringComparer.Ordinal)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("docs export site", "site", false, "")]
    [InlineData("docs export --force site --urls=http://a", "site", true, "--urls=http://a")]
    [InlineData("--PhalNet:Docs:PublicAddress http://a docs export site --Any:Key=1 --force", "site", true, "--Any:Key=1|--PhalNet:Docs:PublicAddress=http://a")]
    public async Task Export_WithSettingsAnywhere_GetsThem(string arguments, string directory, bool force, string expected)
    {
        string[]? settings = null;
        ExportRequest? request = null;

        var exitCode = await ServerCommandLine.RunAsync(arguments.Split(' '), _ => Task.FromResult(7), (given, asked) =>
        {
            (settings, request) = (given, asked);
            return Task.FromResult(8);
        }, (_, _, _, _) => Task.FromResult(9), (_, _, _, _) => Task.FromResult(10));

        exitCode.ShouldBe(8);
        request.ShouldBe(new ExportRequest(directory, force));
        string.Join('|', settings!.Order(StringComparer.Ordinal)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("platform app list", false, "")]
    [InlineData("platform --json member create ada --ConnectionStrings:Platform=x", true, "--ConnectionStrings:Platform=x")]
    [InlineData("--PhalNet:DataDirectory=d platform token revoke --member ada --json", true, "--PhalNet:DataDirectory=d")]
    public async Task Accounts_WithSettingsAnywhere_GetThem(string arguments, bool isJson, string expected)
    {
        string[]? settings = null;
        bool? json = null;

        var exitCode = await ServerCommandLine.RunAsync(
            arguments.Split(' '), _ => Task.FromResult(7), (_, _) => Task.FromResult(8), (given, _, asked, _) =>
            {
                (settings, json) = (given, asked);
                return Task.FromResult(9);
            },
            (_, _, _, _) => Task.FromResult(10));

        exitCode.ShouldBe(9);
        json.ShouldBe(isJson);
        string.Join('|', settings!.Order(StringComparer.Ordinal)).ShouldBe(expected);
    }
}
