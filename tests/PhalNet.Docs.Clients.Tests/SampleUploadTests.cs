using System.Text;
using PhalNet.Docs.Clients.Tests.Running;

namespace PhalNet.Docs.Clients.Tests;

/// <summary>Every sample with a file, with a service that accepts one.</summary>
public sealed class SampleUploadTests(StubHost host, PagePackages packages)
{
    public static TheoryData<string> Ids => SampleSendTests.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Sample_WithAFile_SendsItBesideTheText(string id)
    {
        var sample = new SampleCatalog().Samples.Single(sample => sample.Id == id);
        var language = Languages.Find(sample.Language);
        await language.SkipIfMissingAsync();
        packages.SkipIfMissing(language);
        using var directory = new TemporaryDirectory();
        var content = Encoding.UTF8.GetBytes($"{Texts.Ugly}\0{id}");
        var path = Path.Combine(directory.Path, "photo; of 1.jpg");
        await File.WriteAllBytesAsync(path, content, TestContext.Current.CancellationToken);
        var call = new SampleCall(host.Entry, "App.Upload.Take", [new("title", Texts.Marks)], [new("photo", path)]);
        var program = new SampleWriter().Write(sample, call);
        string[] arguments = language.InPage ? [host.Address.AbsoluteUri, $"photo={path}"]
            : sample.Language == "javascript-fetch" ? [$"photo={path}"] : [];

        var run = await language.ExecuteAsync(directory, sample, program, arguments);

        run.ExitCode.ShouldBe(0, $"{run}\n{program}");
        run.Output.ShouldMatch(@"\b200\b", $"{run}\n{program}");
        run.Output.ShouldContain("photo; of 1.jpg", Case.Sensitive, $"{run}\n{program}");
        run.Output.ShouldContain(Digests.Of(content), Case.Sensitive, $"{run}\n{program}");
        run.Output.ShouldContain(Digests.Of(Texts.Marks), Case.Sensitive, $"{run}\n{program}");
    }
}
