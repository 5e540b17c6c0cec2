using PhalNet.Docs.Clients.Tests.Running;

namespace PhalNet.Docs.Clients.Tests;

/// <summary>Programs written with the calls of the public client packages, run with the client files of the same language.</summary>
public sealed class PackageProgramTests(StubHost host, PagePackages packages)
{
    private const string Failed = "Request failed: ";

    private static readonly string Echoed = Digests.Of(Texts.Marks);

    [Fact]
    public async Task Python_Function_GivesHeadersStatusAndEnvelope()
    {
        var said = await RunAsync("python");

        foreach (var name in (string[])["sent", "named"])
            said[name].ShouldBe(["200", "200", "", $"{{'digest': '{Echoed}'}}", "application/json;charset=utf-8"]);
        said["refused"][..3].ShouldBe(["200", "400", "text is required."]);
        said["unnamed"][..2].ShouldBe(["200", "404"]);
        said["mirrored"][..4].ShouldBe(["404", "404", "There is no order 7.", "{'number': 7}"]);
        said["broken"][..3].ShouldBe(["500", "408", Failed + "HTTP status 500"]);
        said["closed"][..2].ShouldBe(["408", "408"]);
        said["closed"][2].ShouldStartWith(Failed);
        said.Keys.ShouldContain("wrong");
        said.Keys.ShouldNotContain("accepted");
    }

    [Fact]
    public async Task CSharp_ClassesOfTheNamespace_AreThere()
    {
        var said = await RunAsync("csharp");

        said["sent"].ShouldBe(["200", "", $"{{\"digest\":\"{Echoed}\"}}"]);
        said["member"].ShouldBe([Echoed, Echoed, "True"]);
        Common(said);
        said["parsed"].ShouldBe(["200", "page", "13"]);
        said["made"].ShouldBe(["201", "made", "b"]);
        said["one"].ShouldBe(["1", "", "{}"]);
        said["two"].ShouldBe(["2", "", "data"]);
        said["three"].ShouldBe(["3", "message", "data"]);
        said["list"].ShouldBe(["3", "2", "2", "2.5", "True", """{"items":[{"id":1},{"id":2}],"total":2.5,"ok":true}"""]);
    }

    [Theory]
    [InlineData("jquery")]
    [InlineData("jquery-2")]
    public async Task JQuery_GlobalFunctions_GiveTheEnvelope(string package)
    {
        var said = await RunAsync("javascript-jquery", $"jquery={package}");

        foreach (var name in (string[])["post", "get", "jsonp"])
            said[name].ShouldBe(["200", "", $"{{\"digest\":\"{Echoed}\"}}"]);
        Common(said, filters: false);
    }

    [Fact]
    public async Task Ruby_ModuleAndChain_AreThere()
    {
        var said = await RunAsync("ruby");

        said["sent"].ShouldBe(["200", "", $"{{\"digest\":\"{Echoed}\"}}"]);
        Common(said);
        said["parsed"].ShouldBe(["200", "page", "{\"length\":13}"]);
        said.Keys.ShouldContain("wrong");
        said.Keys.ShouldNotContain("accepted");
    }

    [Fact]
    public async Task ReactNative_DefaultExport_GivesTheEnvelope()
    {
        var said = await RunAsync("react-native");

        foreach (var name in (string[])["post", "get"])
            said[name].ShouldBe(["200", "", $"{{\"digest\":\"{Echoed}\"}}"]);
        Common(said, filters: false);
    }

    private static void Common(Dictionary<string, string[]> said, bool filters = true)
    {
        said["refused"][..2].ShouldBe(["400", "text is required."]);
        said["mirrored"].ShouldBe(["404", "There is no order 7.", "{\"number\":7}"]);
        said["broken"][..2].ShouldBe(["408", Failed + "HTTP status 500"]);
        said["closed"][0].ShouldBe("408");
        said["closed"][1].ShouldStartWith(Failed);
        if (filters)
            said["filtered"].ShouldBe(["200", "", $"{{\"digest\":\"{Digests.Of("signed")}\"}}"]);
    }

    private async Task<Dictionary<string, string[]>> RunAsync(string name, params string[] more)
    {
        var language = Languages.Find(name);
        await language.SkipIfMissingAsync();
        packages.SkipIfMissing(language);
        using var directory = new TemporaryDirectory();
        var file = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Packages"), $"{name}.*").Single();
        var program = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        string[] arguments = [host.Address.AbsoluteUri, StubHost.Closed(), Texts.Marks, .. more];

        var run = await language.ExecuteAsync(
            directory, program, Languages.ClientFilesOf(name), language.InPage ? [host.Address.AbsoluteUri, .. arguments] : arguments);

        run.ExitCode.ShouldBe(0, run.ToString());
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split('|'))
            .DistinctBy(line => line[0]).ToDictionary(line => line[0], line => line[1..]);
    }
}
