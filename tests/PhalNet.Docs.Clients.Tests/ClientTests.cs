using PhalNet.Docs.Clients.Tests.Running;

namespace PhalNet.Docs.Clients.Tests;

/// <summary>Every client with successful replies, refusals and network failures; <c>Probes</c> contains the programs.</summary>
public sealed class ClientTests(StubHost host, PagePackages packages)
{
    private const string Failed = "Request failed: ";

    public static TheoryData<string> Names => [.. Languages.WithClients];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Client_InEveryCase_ComesBackWithARet(string name)
    {
        var language = Languages.Find(name);
        await language.SkipIfMissingAsync();
        packages.SkipIfMissing(language);
        using var directory = new TemporaryDirectory();
        var photo = Path.Combine(directory.Path, "photo.jpg");
        await File.WriteAllTextAsync(photo, Texts.Ugly, TestContext.Current.CancellationToken);
        var program = await File.ReadAllTextAsync(
            Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Probes"), $"{name}.*").Single(), TestContext.Current.CancellationToken);
        string[] arguments = [host.Address.AbsoluteUri, StubHost.Closed(), Texts.Marks, language.InPage ? $"photo={photo}" : photo, Texts.Ascii];

        var run = await language.ExecuteAsync(directory, program, Languages.ClientFilesOf(name), language.InPage ? [host.Address.AbsoluteUri, .. arguments] : arguments);

        run.ExitCode.ShouldBe(0, run.ToString());
        var said = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|', 4))
            .Where(line => line is [not "split", _, _, _]).ToDictionary(line => line[0]);
        string.Join(" ", said.Keys).Replace(" missing", "", StringComparison.Ordinal)
            .ShouldBe("silent drip broken page list spaced mirrored closed nowhere refused echo get misfit file", run.ToString());
        foreach (var outcome in said.Keys.Intersect(["silent", "drip", "closed", "nowhere", "missing"]))
            Ret(outcome, "408", Failed);
        Ret("broken", "408", Failed + "HTTP status 500");
        Ret("page", "408", Failed + "the reply is not JSON with a ret");
        Ret("list", "408", Failed + "the reply is not JSON with a ret");
        Ret("spaced", "201", "hé \"q\" \\ 你😀");
        Ret("mirrored", "404", "There is no order 7.");
        Ret("refused", "400", "text is required.");
        Ret("echo", "200", "");
        said["echo"][3].ShouldContain(Digests.Of(Texts.Marks));
        Ret("get", "200", "");
        said["get"][3].ShouldContain(Digests.Of(Texts.Marks));
        said["get"][3].ShouldContain(Digests.Of(Texts.Ascii));
        // A line break in a header fails the call or becomes a space.
        run.Output.ShouldContain("split|", Case.Sensitive, run.ToString());
        run.Output.ShouldNotContain(Digests.Of("other"), Case.Sensitive, run.ToString());
        Ret("misfit", "408", Failed + "files need POST");
        Ret("file", "200", "");
        said["file"][3].ShouldContain("photo.jpg");
        said["file"][3].ShouldContain(Digests.Of(Texts.Ugly));
        said["file"][3].ShouldContain(Digests.Of(Texts.Marks));

        void Ret(string outcome, string ret, string message)
        {
            said[outcome][1].ShouldBe(ret, run.ToString());
            said[outcome][2].ShouldStartWith(message, Case.Sensitive, run.ToString());
        }
    }
}
