using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Compatibility;
using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Documents;

public sealed class PhalApiRuleTests : IAsyncLifetime
{
    private const string Service = "Shop.Greeting.Hello";

    private Shop _shop = null!;

    public async ValueTask InitializeAsync() => _shop = await Shop.StartAsync(
        [typeof(Greeting)],
        app => app.AddPhalApiCompatibility().Services.AddSingleton<IPhalApiRuleProvider, Rules>(),
        settings: ("PhalNet:Profile", "PhalApi"));

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    [Theory]
    [InlineData("bytes", "String", "1 to 10 bytes")]
    [InlineData("letters", "String", "At most 10 characters")]
    [InlineData("regex", "String", "Must match `/^[a-z]+$/i`")]
    [InlineData("number", "Integer", "1 to 9")]
    [InlineData("part", "Number", "At least 0.5")]
    [InlineData("truth", "Boolean", "")]
    [InlineData("kind", "Enum", "")]
    [InlineData("day", "Date", "")]
    [InlineData("since", "Date and time", "A date and time as text, converted to seconds since 1970; At least 2020-01-01")]
    [InlineData("until", "Date and time", "A date and time as text, converted to seconds since 1970; 1000000000 to 1600000000")]
    [InlineData("split", "Array", "At least 2 items; Items separated by `|`")]
    [InlineData("json", "Array", "A JSON array")]
    [InlineData("single", "Array", "At most 1 items")]
    [InlineData("file", "File", "1 KiB to 1 MiB; Media types: `image/png`; File extensions: `png`, `jpg`")]
    [InlineData("function", "Callback", "")]
    public void Rule_InPhalApisForm_IsSaidInWords(string name, string type, string limits)
    {
        var parameter = _shop.Parameter(Service, name);

        parameter.Type.ShouldBe(type);
        string.Join("; ", parameter.Limits).ShouldBe(limits);
        parameter.Description.ShouldBe(name == "number" ? "How many." : "");
    }

    [Fact]
    public void Rule_InPhalApisForm_HasChoicesDefaultsAndSources()
    {
        _shop.Parameter(Service, "kind").Choices.Select(choice => choice.Value).ShouldBe(["a", "2"]);
        _shop.Parameter(Service, "kind").Default.ShouldBe("a");
        _shop.Parameter(Service, "json").Default.ShouldBe("[1,\"x\"]");
        _shop.Parameter(Service, "X-Key").Source.ShouldBe("Header");
        _shop.Parameter(Service, "file").Source.ShouldBe("Body");
        _shop.Parameter(Service, "file").Input.ShouldBe(InputKind.File);
        _shop.Parameter(Service, "kind").Input.ShouldBe(InputKind.Choice);
        _shop.Parameter(Service, "since").Input.ShouldBe(InputKind.Text);
    }

    [Fact]
    public async Task Examples_ArePastTheChecks()
    {
        var parameters = _shop.Document(Service).Parameters.Where(parameter => !parameter.IsFile).ToArray();

        var result = await _shop.CallAsync(Service, parameters.Select(parameter => (parameter.Name, (object?)parameter.Example)).Where(value => value.Item2 is not null));

        result.Ret.ShouldBe(200, $"{result.Message} {string.Join(", ", parameters.Select(parameter => $"{parameter.Name}={parameter.Example}"))}");
        parameters.Where(parameter => parameter.Example is null).Select(parameter => parameter.Name).ShouldBe(["regex", "function"]);
    }

    [Fact]
    public async Task Rules_ThatAreNone_AreNotShown()
    {
        await using var shop = await Shop.StartAsync(
            [typeof(Greeting)],
            app => app.AddPhalApiCompatibility().Services.AddSingleton<IPhalApiRuleProvider, NoRules>(),
            settings: ("PhalNet:Profile", "PhalApi"));

        shop.Document(Service).Parameters.Select(parameter => parameter.Name).ShouldNotContain("*");
    }

    private sealed class Rules : IPhalApiRuleProvider
    {
        public JsonElement? GetRules(IActionDescription action) => JsonDocument.Parse("""
            {"*": {
              "bytes": {"name": "bytes", "min": 1, "max": 10, "require": true},
              "letters": {"name": "letters", "type": "String", "max": "10", "format": "UTF8"},
              "regex": {"name": "regex", "regex": "/^[a-z]+$/i"},
              "number": {"name": "number", "type": "int", "min": 1, "max": 9, "desc": "How many."},
              "part": {"name": "part", "type": "float", "min": 0.5},
              "truth": {"name": "truth", "type": "boolean", "min": 7},
              "kind": {"name": "kind", "type": "enum", "range": ["a", 2], "default": "a"},
              "day": {"name": "day", "type": "date"},
              "since": {"name": "since", "type": "date", "format": "timestamp", "min": "2020-01-01"},
              "until": {"name": "until", "type": "date", "format": "timestamp", "min": 1000000000, "max": 1600000000},
              "split": {"name": "split", "type": "array", "format": "explode", "separator": "|", "min": 2},
              "json": {"name": "json", "type": "array", "format": "json", "default": [1, "x"]},
              "single": {"name": "single", "type": "array", "max": 1},
              "file": {"name": "file", "type": "file", "min": 1024, "max": 1048576, "range": ["image/png"], "ext": "png, jpg"},
              "function": {"name": "function", "type": "callback"},
              "key": {"name": "X-Key", "source": "header"}
            }}
            """).RootElement;
    }

    private sealed class NoRules : IPhalApiRuleProvider
    {
        public JsonElement? GetRules(IActionDescription action) => JsonDocument.Parse("5").RootElement;
    }
}
