namespace PhalNet.Server.Tests;

public sealed class ExportTests
{
    [Fact]
    public async Task Export_WritesTheSiteAndNothingElse()
    {
        using var directory = new TemporaryDirectory();
        var site = Path.Combine(directory.Path, "site");

        var (exitCode, output, errors) = await ServerProgram.RunAsync(
            "docs", "export", site, "--urls=http://*:5999", $"--PhalNet:DataDirectory={directory.Path}/data", "--PhalNet:Language=en");

        errors.ShouldBeEmpty();
        exitCode.ShouldBe(0);
        output.ShouldContain($"The documentation is in {site}");
        output.TrimEnd('\n').ShouldNotContain("\n");
        (await File.ReadAllTextAsync($"{site}/index.html")).ShouldContain("lang=\"en\"");
        (await File.ReadAllTextAsync($"{site}/zh-CN/App.Site.Index.html")).ShouldContain("请求没有指定接口名时调用此接口");
        (await File.ReadAllTextAsync($"{site}/en/Platform.ChatMessage.Send.html")).ShouldContain("http://localhost:5999/api/platform");
        Directory.EnumerateFileSystemEntries(directory.Path).ShouldBe([site]);
    }

    [Fact]
    public async Task Export_FromAnyDirectory_CountsFromThere()
    {
        var (exitCode, output, _) = await ServerProgram.RunAsync("--PhalNet:Docs:PublicAddress=https://api.example.com", "docs", "export", "site/inner");

        exitCode.ShouldBe(0);
        output.ShouldContain("/site/inner: ");
    }

    [Theory]
    [InlineData("is a file, not a directory.", "docs", "export", "/proc/version")]
    [InlineData("contains files that are not an export", "docs", "export", "/proc/self")]
    [InlineData("/proc", "docs", "export", "/proc/nowhere")]
    [InlineData("PhalNet:Docs:PublicAddress 'x' is not a complete http or https address", "docs", "export", "site", "--PhalNet:Docs:PublicAddress=x")]
    [InlineData("Platform:RequireAccessToken", "docs", "export", "site", "--Platform:RequireAccessToken=perhaps")]
    public async Task Export_ThatCannotBe_IsOneLine(string expected, params string[] arguments)
    {
        var (exitCode, _, errors) = await ServerProgram.RunAsync(arguments);

        exitCode.ShouldBe(1);
        errors.ShouldStartWith("PhalNet cannot export the documentation: ");
        errors.ShouldContain(expected);
        errors.TrimEnd('\n').ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("docs")]
    [InlineData("docs", "export")]
    [InlineData("docs", "export", "a", "b")]
    [InlineData("docs", "export", "a", "--unknown")]
    [InlineData("docs", "--force")]
    [InlineData("export", "a")]
    public async Task Command_ThatIsNotWhole_IsRefused(params string[] arguments)
    {
        var (exitCode, _, errors) = await ServerProgram.RunAsync(arguments);

        exitCode.ShouldBe(1);
        errors.ShouldStartWith(arguments[0] == "docs" ? "The command failed: " : "PhalNet cannot start: ");
        errors.TrimEnd('\n').ShouldNotContain("\n");
    }
}
