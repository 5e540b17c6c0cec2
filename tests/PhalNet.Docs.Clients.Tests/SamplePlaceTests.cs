using PhalNet.Docs.Clients.Tests.Running;

namespace PhalNet.Docs.Clients.Tests;

/// <summary>Every sample with services that read a value only from the query, a header or a cookie.</summary>
public sealed class SamplePlaceTests(StubHost host, PagePackages packages)
{
    private const string Word = "你好 & + % ' \" = ?\n😀";
    private const string Session = "a b;c,\"d\" 你";

    public static TheoryData<string> Ids => SampleSendTests.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Sample_OfAServiceLimitedToGet_SendsEverythingInTheQuery(string id) =>
        SendAsync(id, new(host.Entry, "App.Places.Read", [new("text", Texts.Ugly), new("word", Word)], []) { Verb = "GET", Headers = Headers });

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Sample_OfAServiceLimitedToDelete_SendsEverythingInTheQuery(string id) =>
        SendAsync(id, new(host.Entry, "App.Places.Drop", [new("text", Texts.Ugly), new("word", Word)], []) { Verb = "DELETE", Headers = Headers });

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Sample_OfAServiceLimitedToPut_HasABody(string id) => SendAsync(
        id, new(QueryText.Append(host.Entry, [new("word", Word)]), "App.Places.Keep", [new("text", Texts.Ugly)], []) { Verb = "PUT", Headers = Headers });

    [Theory]
    [MemberData(nameof(Ids))]
    public Task Sample_WithAParameterOfTheQueryAlone_SendsItInTheAddress(string id) =>
        SendAsync(id, new(QueryText.Append(host.Entry, [new("word", Word)]), "App.Places.Take", [new("text", Texts.Ugly)], []) { Headers = Headers });

    private static SampleValue[] Headers => [new("X-Key", Texts.Ascii), new("Cookie", $"session={QueryText.Encode(Session)}")];

    private async Task SendAsync(string id, SampleCall call)
    {
        var sample = new SampleCatalog().Samples.Single(sample => sample.Id == id);
        var language = Languages.Find(sample.Language);
        await language.SkipIfMissingAsync();
        packages.SkipIfMissing(language);
        var program = new SampleWriter().Write(sample, call);
        using var directory = new TemporaryDirectory();

        var run = await language.ExecuteAsync(directory, sample, program, language.InPage ? [host.Address.AbsoluteUri] : []);

        run.ExitCode.ShouldBe(0, $"{run}\n{program}");
        run.Output.ShouldMatch(@"\b200\b", $"{run}\n{program}");
        foreach (var sent in new[] { Texts.Ugly, Word, Texts.Ascii })
            run.Output.ShouldContain(Digests.Of(sent), Case.Sensitive, $"{sent}\n{run}\n{program}");
        if (sample.Language.StartsWith("javascript", StringComparison.Ordinal))
            program.ShouldContain("// Scripts of a page cannot send cookies");
        else
            run.Output.ShouldContain(Digests.Of(Session), Case.Sensitive, $"{run}\n{program}");
    }
}
