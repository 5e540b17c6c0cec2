using System.Net;
using System.Net.Sockets;

namespace PhalNet.Server.Tests;

public sealed class StartFailureTests
{
    [Theory]
    [InlineData("'--url=http://127.0.0.1:0' is not an argument", "--url=http://127.0.0.1:0")]
    [InlineData("'serve' is not an argument", "serve", "--urls=http://127.0.0.1:0")]
    [InlineData("'--PhalNet:Debgu=On' is not an argument", "--PhalNet:Debgu=On")]
    [InlineData("--PhalNet:Debug", "--PhalNet:Debug")]
    [InlineData("PhalNet:Debug 'Maybe' is not one of Off, On, OnRequest.", "--PhalNet:Debug=Maybe")]
    [InlineData("PhalNet:Debug '7' is not one of Off, On, OnRequest.", "--PhalNet:Debug=7")]
    [InlineData("OnRequest is allowed only in Development", "--PhalNet:Debug=OnRequest")]
    [InlineData("PhalNet:AllowDebugInProduction", "--PhalNet:Debug=On")]
    [InlineData("PhalNet:AllowDebugInProduction", "--PhalNet:AllowDebugInProduction=perhaps")]
    [InlineData("'--PhalNet:Docs:Acess=Open' is not an argument", "--PhalNet:Docs:Acess=Open")]
    [InlineData("PhalNet:Docs:Access 'Maybe' is not one of Off, Password, Open. PhalNet:Docs:Password is too short", "--PhalNet:Docs:Access=Maybe", "--PhalNet:Docs:Password=short")]
    [InlineData("PhalNet:Docs:Password is missing", "--PhalNet:Docs:Access=Password")]
    [InlineData("PhalNet:Language 'xx'", "--PhalNet:Language=xx")]
    [InlineData("PhalNet:TimeZone 'Nowhere'", "--PhalNet:TimeZone=Nowhere")]
    [InlineData("PhalNet:Profile 'Nope'", "--PhalNet:Profile=Nope")]
    [InlineData("Platform:RequireAccessToken", "--Platform:RequireAccessToken=perhaps")]
    [InlineData("Platform:Database", "--Platform:Database=oracle")]
    [InlineData("ConnectionStrings:Platform", "--ConnectionStrings:Platform=Nonsense=1")]
    [InlineData("'foo' is not a valid address", "--urls=foo")]
    [InlineData("'http://localhost:99999' is not a valid address", "--urls=http://localhost:99999")]
    [InlineData("'ftp://localhost:21' is not a valid address", "--urls=ftp://localhost:21")]
    [InlineData("Cannot listen on http://192.0.2.1:5080", "--urls=http://192.0.2.1:5080")]
    [InlineData("/nowhere.pem", "--Kestrel:Endpoints:A:Url=https://127.0.0.1:0", "--Kestrel:Endpoints:A:Certificate:Path=/nowhere.pem")]
    [InlineData("'/docs/x' is not available", "--PhalNet:Entries:0:Path=/docs/x")]
    [InlineData("'/a' more than once", "--PhalNet:Entries:0:Path=/a", "--PhalNet:Entries:1:Path=/A/")]
    [InlineData("with PhalNet:Formats:0=xml", "--PhalNet:Format=Xml")]
    [InlineData("with PhalNet:Entries:0:Formats:0", "--PhalNet:Entries:0:Path=/a", "--PhalNet:Entries:0:Format=Xml")]
    [InlineData("PhalNet:Entries:0:Formats is a list", "--PhalNet:Entries:0:Path=/a", "--PhalNet:Entries:0:Formats=xml")]
    [InlineData("'yaml', which is not a known format", "--PhalNet:Entries:0:Path=/a", "--PhalNet:Entries:0:Formats:0=yaml")]
    [InlineData("PhalNet:Entries:0 has no Path", "--PhalNet:Entries:0:Profile=Strict")]
    public async Task Start_WithAnError_IsOneLine(string expected, params string[] arguments) =>
        ShouldBeOneLine(await ServerProgram.RunAsync(arguments), expected);

    [Theory]
    [InlineData("LC_ALL", "zh_CN.UTF-8")]
    [InlineData("LC_MESSAGES", "zh_CN.UTF-8")]
    [InlineData("LANG", "zh_CN.UTF-8")]
    [InlineData("PhalNet__ConsoleLanguage", "zh-CN")]
    public async Task Start_WithAnError_SaysItInTheLanguageOfTheConsole(string variable, string value)
    {
        var end = await ServerProgram.RunAsync(new Dictionary<string, string> { [variable] = value }, "--PhalNet:Debug=OnRequest");

        end.Errors.ShouldStartWith("PhalNet 无法启动：PhalNet:Debug=OnRequest 只能用于 Development 环境");
    }

    [Theory]
    [InlineData("本程序没有参数“--url=http://127.0.0.1:0”", "--url=http://127.0.0.1:0")]
    [InlineData("选项 --PhalNet:Debug 必须有值", "--PhalNet:Debug")]
    [InlineData("PhalNet:Debug 的值“Maybe”无效；只能是 Off, On, OnRequest。", "--PhalNet:Debug=Maybe")]
    [InlineData("PhalNet:AllowDebugInProduction 的值“perhaps”无法读成 System.Boolean。", "--PhalNet:AllowDebugInProduction=perhaps")]
    [InlineData("PhalNet:Docs:Access 的值“Maybe”无效；只能是 Off, Password, Open。 PhalNet:Docs:Password 太短", "--PhalNet:Docs:Access=Maybe", "--PhalNet:Docs:Password=short")]
    [InlineData("Platform:Database 只能是 sqlite, postgresql。", "--Platform:Database=oracle")]
    [InlineData("ConnectionStrings:Platform 不是 sqlite 的连接字符串", "--ConnectionStrings:Platform=Nonsense=1")]
    [InlineData("“foo”不是有效的监听地址", "--urls=foo")]
    [InlineData("PhalNet:Entries:0:Path 的值“/docs/x”不可用：/docs 是保留路径。", "--PhalNet:Entries:0:Path=/docs/x")]
    [InlineData("PhalNet:Entries:0:Formats 是列表", "--PhalNet:Entries:0:Path=/a", "--PhalNet:Entries:0:Formats=xml")]
    public async Task Start_WithAnError_OnAChineseConsole_SaysItInChinese(string expected, params string[] arguments)
    {
        var end = await ServerProgram.RunAsync(new Dictionary<string, string> { ["LANG"] = "zh_CN.UTF-8" }, arguments);

        end.Errors.ShouldStartWith("PhalNet 无法启动：");
        end.Errors.ShouldContain(expected);
    }

    [Fact]
    public async Task Start_WithALanguageOnTheCommandLine_SaysErrorsInIt() =>
        (await ServerProgram.RunAsync("--PhalNet:Debug=OnRequest", "--PhalNet:ConsoleLanguage=zh-CN")).Errors.ShouldStartWith("PhalNet 无法启动：");

    [Fact]
    public async Task Start_OnATakenPort_IsOneLine()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var url = $"http://{taken.LocalEndpoint}";
        ShouldBeOneLine(await ServerProgram.RunAsync($"--urls={url}"), $"{url}: address already in use");
    }

    [Fact]
    public async Task Start_WithoutAnyAddress_IsOnPort5080()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 5080);
        try
        {
            taken.Start();
        }
        catch (SocketException)
        {
            // Another program uses it, which serves the purpose as well.
        }

        ShouldBeOneLine(await ServerProgram.RunAsync(), "http://127.0.0.1:5080: address already in use");
    }

    [Theory]
    [InlineData("/dev/null/data")]
    [InlineData("/proc/data")]
    public async Task Start_WithAnUnwritableDataDirectory_IsOneLine(string directory) =>
        ShouldBeOneLine(
            await ServerProgram.RunAsync("--urls=http://127.0.0.1:0", $"--PhalNet:DataDirectory={directory}"),
            $"The data directory '{directory}' cannot be written to");

    [Fact]
    public void Describe_ErrorsInDeclarations_ListsThemAll()
    {
        var text = StartFailure.Describe(new DeclarationException(["App.Item.Get: one.", "App.Item.Set: two."]), "en");

        text.ShouldContain("App.Item.Get: one.");
        text.ShouldContain("App.Item.Set: two.");
    }

    [Fact]
    public void Describe_ExceptionsWithCauses_JoinsThemToOneLine()
    {
        var text = StartFailure.Describe(new InvalidOperationException("The file\r\n  is bad.", new FormatException("Line 3.")), "en");

        text.ShouldBe("The file is bad. Line 3.");
    }

    private static void ShouldBeOneLine((int ExitCode, string Output, string Errors) end, string expected)
    {
        end.ExitCode.ShouldBe(1);
        end.Errors.ShouldStartWith("PhalNet cannot start: ");
        end.Errors.ShouldContain(expected);
        end.Errors.TrimEnd('\n').ShouldNotContain("\n");
        end.Output.ShouldNotContain("Exception");
        end.Output.ShouldNotContain("   at ");
    }
}
