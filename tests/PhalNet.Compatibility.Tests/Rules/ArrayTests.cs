using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Rules;

/// <summary>Arrays and out-of-range numbers, sent for parameters of every kind: never an error of the service.</summary>
public sealed class ArrayTests
{
    private static readonly string[] Names =
    [
        "text", "whole", "large", "small", "exact", "fraction", "truth", "date", "moment", "day", "time", "span", "id", "colour", "link",
        "bytes", "price", "any", "list", "map",
    ];

    private static readonly string[] Shapes =
    [
        "[1]", "[]", "{}", "[[1]]", """{"a":"x"}""", "1e999", "-1e999", "[1e999]", """{"a":1e999}""",
        $"{new string('[', 60)}{new string(']', 60)}",
    ];

    private static readonly string[] Brackets = ["@[]=1", "@[a]=x", "@[a][b]=2020-01-01", "@[]=1&@[]=2", "@=1&@=2", "@[a]=1&@=2"];

    [Theory]
    [InlineData("PhalApi", "PhalApi")]
    [InlineData("Strict", "Strict")]
    [InlineData("PhalApi", "Strict")]
    [InlineData("Strict", "PhalApi")]
    public async Task Json_OfAnyShape_IsNoFaultOfTheService(string entry, string module)
    {
        await using var host = await StartAsync(entry, module);
        foreach (var (service, name) in All(module))
        {
            foreach (var shape in Shapes)
                await ShouldNotFailAsync(host, service, "", $$"""{"{{name}}":{{shape}}}""", "application/json");
        }
    }

    [Theory]
    [InlineData("PhalApi", "PhalApi")]
    [InlineData("Strict", "Strict")]
    [InlineData("PhalApi", "Strict")]
    [InlineData("Strict", "PhalApi")]
    public async Task Brackets_InQueryAndForm_AreNoFaultOfTheService(string entry, string module)
    {
        await using var host = await StartAsync(entry, module);
        foreach (var (service, name) in All(module))
        {
            foreach (var pairs in Brackets.Select(pairs => pairs.Replace("@", name, StringComparison.Ordinal)))
            {
                await ShouldNotFailAsync(host, service, $"&{pairs}", null, "");
                await ShouldNotFailAsync(host, service, "", pairs, "application/x-www-form-urlencoded");
            }
        }
    }

    [Fact]
    public async Task Json_DeeperThanTheSerializerGoes_IsNoFaultOfTheService()
    {
        await using var host = await StartAsync("PhalApi", "PhalApi");
        foreach (var depth in (int[])[65, 100, 300, 505, 510, 515])
        {
            var deep = $"{new string('[', depth)}{new string(']', depth)}";
            foreach (var (service, name) in All("PhalApi"))
                await ShouldNotFailAsync(host, service, "", $$"""{"{{name}}":{{deep}}}""", "application/json");
        }
    }

    [Theory]
    [InlineData("&r_stamp[]=2020-01-01", null, "")]
    [InlineData("", "r_stamp[]=1", "application/x-www-form-urlencoded")]
    [InlineData("", """{"r_stamp":[1]}""", "application/json")]
    public async Task Timestamp_AsAnArray_IsTheCallersError(string query, string? body, string type)
    {
        await using var host = await StartAsync("PhalApi", "PhalApi");
        var reply = await host.SendAsync($"/api?s=App.Written.Take{query}", body is null ? null : new StringContent(body, Encoding.UTF8, type));
        reply.GetProperty("ret").GetInt32().ShouldBe(400);
        reply.GetProperty("msg").GetString().ShouldBe("The parameter r_stamp must be a single date, not an array");
        host.Log.Lines.ShouldBeEmpty();
    }

    private static IEnumerable<(string Service, string Name)> All(string profile) =>
    [
        .. Names.Select(name => ("App.Kinds.Mask", name)),
        .. profile == "PhalApi" ? Written.Names.Select(name => ("App.Written.Take", name)) : [],
    ];

    private static async Task ShouldNotFailAsync(ProfileHost host, string service, string query, string? body, string type)
    {
        foreach (var format in (string[])["json", "xml"])
        {
            using var response = await SendAsync(host, $"/api?s={service}&__format__={format}{query}", body, type);
            var text = await response.Content.ReadAsStringAsync();
            var isAnswered = format == "json"
                ? Envelope.Parse(text).Ret is 200 or 400
                : text.Contains("<ret><![CDATA[200]]></ret>") || text.Contains("<ret><![CDATA[400]]></ret>");
            isAnswered.ShouldBeTrue($"{service} {query} {body}: {text} {string.Join('\n', host.Log.Lines)}");
        }
    }

    private static Task<HttpResponseMessage> SendAsync(ProfileHost host, string target, string? body, string type) => body is null
        ? host.Client.GetAsync(target)
        : host.Client.PostAsync(target, new StringContent(body, Encoding.UTF8, type));

    private static Task<ProfileHost> StartAsync(string entry, string module) => ProfileHost.StartAsync(
        module == "PhalApi" ? [typeof(Kinds), typeof(Written)] : [typeof(Kinds)],
        builder => builder.Services.AddSingleton<IPhalApiRuleProvider, WrittenRules>(),
        ("PhalNet:Profile", entry), ("App:Profile", module), ("PhalNet:Debug", "On"), ("PhalNet:AllowDebugInProduction", "true"),
        ("PhalNet:ErrorDetails", "true"), ("PhalNet:Formats:0", "json"), ("PhalNet:Formats:1", "xml"));

    [Service("App.Kinds")]
    private sealed class Kinds
    {
        public object Mask(
            [Sensitive] string? text = null, [Sensitive] int whole = 0, [Sensitive] long large = 0, [Sensitive] byte small = 0,
            [Sensitive] decimal exact = 0, [Sensitive] double fraction = 0, [Sensitive] bool truth = false, [Sensitive] DateTime? date = null,
            [Sensitive] DateTimeOffset? moment = null, [Sensitive] DateOnly? day = null, [Sensitive] TimeOnly? time = null,
            [Sensitive] TimeSpan? span = null, [Sensitive] Guid? id = null, [Sensitive] Declared.Colour? colour = null,
            [Sensitive] Uri? link = null, [Sensitive] byte[]? bytes = null,
            [Sensitive, Converter(typeof(Declared.MoneyConverter))] Declared.Money? price = null,
            [Sensitive] JsonElement? any = null, [Sensitive] double[]? list = null, [Sensitive] Dictionary<string, double>? map = null) =>
            new { text, whole, large, small, exact, fraction, truth, date, moment, day, time, span, id, colour, link, bytes, price, any, list, map };
    }

    [Service("App.Written")]
    private sealed class Written(ICallContext call)
    {
        public static readonly string[] Names =
            ["token", "n_token", "f_token", "b_token", "d_token", "r_stamp", "a_token", "l_token", "e_token", "u_token", "o_token"];

        public int Take() => Names.Select(call.GetParameter).Count(value => value is not null);
    }

    private sealed class WrittenRules : IPhalApiRuleProvider
    {
        public JsonElement? GetRules(IActionDescription action) => action.Class == "Written" ? JsonDocument.Parse("""
            {"*": {
              "token": {"name": "token", "min": 0, "max": 100},
              "n_token": {"name": "n_token", "type": "int", "min": 0},
              "f_token": {"name": "f_token", "type": "float", "max": 9},
              "b_token": {"name": "b_token", "type": "boolean"},
              "d_token": {"name": "d_token", "type": "date"},
              "r_stamp": {"name": "r_stamp", "type": "date", "format": "timestamp", "min": "2020-01-01"},
              "a_token": {"name": "a_token", "type": "array"},
              "l_token": {"name": "l_token", "type": "array", "format": "explode", "max": 5},
              "e_token": {"name": "e_token", "type": "enum", "range": ["a", 2, "1"]},
              "u_token": {"name": "u_token", "type": "string", "regex": "/^[a-z]+$/"},
              "o_token": {"name": "o_token", "type": "string", "format": "utf8", "max": 3}
            }}
            """).RootElement : null;
    }
}
