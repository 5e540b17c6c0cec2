using System.Text.Json;
using PhalNet.Docs.Clients.Tests.Running;

namespace PhalNet.Docs.Clients.Tests.Samples;

/// <summary>The page's script writes the same samples as the server.</summary>
public sealed class BrowserTests
{
    private static readonly string Edges = string.Concat(
        Enumerable.Range(0, 0x20).Concat([0x7f, 0x80, 0x9f, 0xa0, 0x61b, 0x61c, 0x61d, 0x200d, 0x200e, 0x200f, 0x2010, 0x2027, 0x2028, 0x202e, 0x202f])
            .Concat([0x2065, 0x2066, 0x2069, 0x206a, 0xd800, 0x41, 0xdc00, 0xd83d, 0xd83d, 0xde00, 0xde00, 0xfefe, 0xfeff, 0xffff]).Select(unit => (char)unit));

    private static readonly string[] Values =
    [
        "", "plain", Texts.Ugly, Edges, "'", "\"", "\\", "$", "?", "??", "???", "a????b?", "'$\\\"\n", "{{name}} {{{value.php}}} {{#files}} {{! }}",
        "&<>\"'/`=", "!'()*~-._ é😀%", "\ud83d", "\0", "a\0b", "$& $1 $$",
    ];

    private static readonly SampleValue[] All = [.. Values.Select(value => new SampleValue(value, value))];

    private static readonly SampleCall[] Calls =
    [
        new("https://host/api/platform", "Platform.ChatMessage.Send", [], []),
        new("https://host/api?a=b&c='d'", "App.Site.Index", [new("one", "1")], []),
        new("https://host/api/platform", "App.Upload.Take", [], [new("photo", "C:\\pictures\\it's \"1\".jpg")]),
        new(Texts.Ugly, Texts.Ugly, [.. Values.Select((value, i) => new SampleValue($"name{i}", value))], []),
        new(Edges, Edges, All, All),
        new("https://host/api", "Shop.Order.Find", [], []) { Verb = "GET" },
        new("https://host/api?a=b", "Shop.Order.Find", [new("word", "你好 & + % ' \" 😀")], [new("photo", "a.jpg")]) { Verb = "GET" },
        new(Edges, Texts.Ugly, All, All) { Verb = "GET", Headers = All },
        new("https://host/api", "Shop.Order.Drop", [new("id", "1")], []) { Verb = "DELETE" },
        new("https://host/api?a=b", "Shop.Order.Keep", [new("id", "1")], []) { Verb = "PUT" },
        new("https://host/api", "Shop.Order.Keep", [], [new("photo", "a.jpg")]) { Verb = "PUT", Headers = All },
        new("https://host/api", Texts.Ugly, All, []) { Verb = Texts.Ugly },
        new("https://host/api", "Shop.Order.Find", [], []) { Headers = [new("cookie", "a=%20; b=")] },
        new("https://host/api", "Shop.Order.Find", [], []) { Headers = [new("X-Key", " \t"), new("X-Other", "it's"), new("Cookie", Texts.Ugly)] },
        new("https://host/api", "Shop.Order.Find", [], [new("photo", "a.jpg")]) { Headers = All },
    ];

    [Fact]
    public async Task Script_ForEverySampleAndCall_WritesWhatTheServerWrites()
    {
        Assert.SkipUnless(ToolRun.Has("node"), "The page's script is not tested: not installed: node");
        using var directory = new TemporaryDirectory();
        foreach (var file in new[] { "samples.js", "lib/mustache.min.js" })
            directory.Write(file, Resource.Read($"Assets/{file}"));
        var samples = new SampleCatalog().Samples;
        directory.Write("calls.json", JsonSerializer.Serialize(new { templates = samples.Select(sample => sample.Template), calls = Calls.Select(Units) }));

        var run = await ToolRun.StartAsync(directory.Path, "node", Path.Combine(AppContext.BaseDirectory, "Web", "write-samples.mjs"), "samples.js", "calls.json");

        run.ExitCode.ShouldBe(0, run.ToString());
        var written = JsonSerializer.Deserialize<string[][]>(run.Output)!;
        var writer = new SampleWriter();
        foreach (var (sample, texts) in samples.Zip(written))
        {
            foreach (var (call, text) in Calls.Zip(texts))
                text.ShouldBe(writer.Write(sample, call), sample.Id);
        }
    }

    private static object Units(SampleCall call) => new
    {
        address = Units(call.Address),
        service = Units(call.Service),
        values = call.Values.Select(Units),
        files = call.Files.Select(Units),
        headers = call.Headers.Select(Units),
        verb = call.Verb,
    };

    private static object Units(SampleValue value) => new { name = Units(value.Name), value = Units(value.Value) };

    private static IEnumerable<int> Units(string text) => text.Select(unit => (int)unit);
}
