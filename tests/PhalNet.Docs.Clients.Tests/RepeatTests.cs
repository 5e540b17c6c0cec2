using PhalNet.Docs.Clients.Tests.Running;

namespace PhalNet.Docs.Clients.Tests;

/// <summary>
/// Requests sent more than once, by the program or by its language's library, and the key that prevents repeated execution.
/// </summary>
public sealed class RepeatTests(StubHost host, PlatformServer server, PagePackages packages)
{
    // Their libraries may repeat a GET, most of them only on a reused connection.
    private static readonly string[] Repeating = ["java-", "csharp-", "go-", "objectivec-"];

    public static TheoryData<string, string> Calls =>
        [.. new SampleCatalog().Samples.Where(sample => sample.UsesClient).SelectMany(sample => new[] { "POST", "GET" }.Select(verb => (sample.Id, verb)))];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Client_WhoseConnectionEndsWithoutAReply_RepeatsWithOneKeyOnly(string id, string verb)
    {
        var mark = $"{id}-{verb}";
        var call = new SampleCall(
            new Uri(host.Address, $"cut?mark={mark}").AbsoluteUri, "App.Places.Read", [new("text", "a")], []) { Verb = verb };

        await RunAsync(id, call, host.Address);

        var keys = host.CutKeys(mark);
        if (verb == "POST")
            keys.Length.ShouldBe(1);
        keys.Length.ShouldBeGreaterThan(0);
        if (verb == "GET" && Array.Exists(Repeating, id.StartsWith))
            keys[0].ShouldNotBeEmpty();
        if (keys.Length > 1)
            keys.Distinct().ShouldHaveSingleItem().ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(SampleSendTests.Ids), MemberType = typeof(SampleSendTests))]
    public async Task Program_RunTwiceWithOneKey_SendsOneMessage(string id)
    {
        var text = $"{id}: once";
        var values = Message.Fields(text).Select(field => new SampleValue(field.Key, field.Value));
        var isScript = id.StartsWith("javascript", StringComparison.Ordinal);
        var call = new SampleCall(server.Platform, Message.Service, [.. isScript ? values.Append(new("idempotency_key", id)) : values], [])
        {
            Headers = isScript ? [] : [new("Idempotency-Key", id)],
        };

        var first = await RunAsync(id, call, server.Address);
        var again = await RunAsync(id, call, server.Address);

        first.ExitCode.ShouldBe(0, first.ToString());
        again.ExitCode.ShouldBe(0, again.ToString());
        var stored = new Mailbox(server.DataDirectory).Find(text).ShouldHaveSingleItem();
        first.Output.ShouldMatch($@"\b{stored}\b");
        again.Output.ShouldMatch($@"\b{stored}\b");
    }

    private async Task<ToolRun> RunAsync(string id, SampleCall call, Uri page)
    {
        var sample = new SampleCatalog().Samples.Single(sample => sample.Id == id);
        var language = Languages.Find(sample.Language);
        await language.SkipIfMissingAsync();
        packages.SkipIfMissing(language);
        using var directory = new TemporaryDirectory();
        return await language.ExecuteAsync(
            directory, sample, new SampleWriter().Write(sample, call), language.InPage ? [page.AbsoluteUri] : []);
    }
}
