using PhalNet.Docs.Clients.Tests.Running;

namespace PhalNet.Docs.Clients.Tests;

/// <summary>Every sample, as a reader would paste it, with the ready-made server.</summary>
public sealed class SampleSendTests(PlatformServer server, PagePackages packages)
{
    public static TheoryData<string> Ids => [.. new SampleCatalog().Samples.Select(sample => sample.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Sample_WithATextFullOfMarks_SendsItExactly(string id)
    {
        var sample = new SampleCatalog().Samples.Single(sample => sample.Id == id);
        var language = Languages.Find(sample.Language);
        await language.SkipIfMissingAsync();
        packages.SkipIfMissing(language);
        var text = $"{id}: {Texts.Ugly}";
        var call = new SampleCall(server.Platform, Message.Service, [.. Message.Fields(text).Select(field => new SampleValue(field.Key, field.Value))], []);
        var program = new SampleWriter().Write(sample, call);
        using var directory = new TemporaryDirectory();

        var run = await language.ExecuteAsync(directory, sample, program, language.InPage ? [server.Address.AbsoluteUri] : []);

        run.ExitCode.ShouldBe(0, $"{run}\n{program}");
        var ids = new Mailbox(server.DataDirectory).Find(text);
        ids.Count.ShouldBe(1, $"{run}\n{program}");
        run.Output.ShouldMatch(@"\b200\b", program);
        run.Output.ShouldMatch($@"\b{ids[0]}\b", program);
    }
}
