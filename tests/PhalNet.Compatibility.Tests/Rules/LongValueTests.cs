using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Rules;

/// <summary>A megabyte sent by a caller is not repeated in messages.</summary>
public sealed class LongValueTests
{
    private const int Most = 2000;

    private static readonly string Long = new('x', 1_000_000);

    [Theory]
    [InlineData("App.Written.Take", "kind", "The parameter kind must be one of a, b, but is ")]
    [InlineData("App.Written.Take", "size", "The parameter size must be one of a, b, but is ")]
    public async Task Value_ThatIsLong_IsCutInTheMessage(string service, string name, string beginning)
    {
        await using var host = await StartAsync("PhalApi");
        var value = $"-{new string('x', 198)}\ud83d\ude00{Long}";

        var reply = await host.SendAsync($"/api?s={service}", Form(name, value));

        reply.GetProperty("ret").GetInt32().ShouldBe(400);
        reply.GetProperty("msg").GetString().ShouldBe($"{beginning}-{new string('x', 198)}…");
    }

    [Fact]
    public async Task DeclaredValues_AreNotCut()
    {
        await using var host = await StartAsync("PhalApi");

        var reply = await host.SendAsync("/api?s=App.Written.Take", Form("many", "x"));

        reply.GetProperty("msg").GetString()!.ShouldContain($"value99, but is x");
    }

    public static TheoryData<string, string> Places()
    {
        var all = new TheoryData<string, string>();
        foreach (var profile in (string[])["PhalApi", "Strict"])
            foreach (var format in (string[])["", "&__format__=xml", "&callback=f"])
                all.Add(profile, format);
        return all;
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Reply_ToAMegabyte_IsShort(string profile, string format)
    {
        await using var host = await StartAsync(profile);
        (string Service, string Type, string Body)[] sent =
        [
            ("App.Typed.Take", "application/json", """{"order":{"@":1}}"""),
            ("App.Typed.Take", "application/json", """{"order":{"prices":{"@":"a"}}}"""),
            ("App.Typed.Take", "application/json", """{"order":{"prices":{"@":-1}}}"""),
            ("App.Typed.Take", "application/json", """{"order":{"names":{"@\ud83d":"a"}}}"""),
            ("App.Typed.Take", "application/json", """{"order":{"names":{"@":"too long"}}}"""),
            ("App.Typed.Take", "application/json", """{"order":{"kind":"@"}}"""),
            ("App.Typed.Take", "application/json", """{"colour":"@","number":"@","date":"@","id":"@"}"""),
            ("App.Typed.Take", "application/json", """{"order":@}"""),
            ("App.Typed.Take", "application/json", """{"@":1}"""),
            ("App.Typed.Take", "application/x-www-form-urlencoded", $"colour={Long}"),
            ("App.Typed.Take", "application/x-www-form-urlencoded", $"order={Long}"),
            ("App.Typed.Take", "application/x-www-form-urlencoded", """order={"@":1}"""),
            ("App.Typed.Take", "application/x-www-form-urlencoded", """order={"a":@}"""),
            ("App.Typed.Take", "application/x-www-form-urlencoded", $"{Long}=1&{Long}[]=2"),
            .. profile == "Strict" ? [] : Written(),
        ];
        foreach (var (service, type, pattern) in sent)
        {
            var body = pattern.Replace("@", Long, StringComparison.Ordinal);
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            using var response = await host.Client.PostAsync($"/api?s={service}{format}", content);
            var text = await response.Content.ReadAsStringAsync();
            text.Length.ShouldBeLessThan(Most, $"{body[..40]}: {text[..Math.Min(text.Length, 300)]}");
            text.ShouldNotContain("500", Case.Sensitive, $"{body[..40]}: {text}");
        }
    }

    [Theory]
    [InlineData("PhalApi")]
    [InlineData("Strict")]
    public async Task ServiceName_ThatIsLong_IsCutBetweenCharacters(string profile)
    {
        await using var host = await StartAsync(profile);
        foreach (var name in (string[])[$"App.{Long}", $"App.{new string('x', 8187)}\ud83d\ude00{Long}", $"App..{new string('x', 8186)}\ud83d\ude00{Long}"])
        {
            var reply = await host.SendAsync("/api", Form("s", name));
            reply.GetProperty("ret").GetInt32().ShouldBeOneOf(400, 404);
            reply.GetProperty("msg").GetString()!.Length.ShouldBeLessThan(9000);
        }
    }

    private static (string, string, string)[] Written() =>
    [
        ("App.Written.Take", "application/x-www-form-urlencoded", $"kind={Long}"),
        ("App.Written.Take", "application/x-www-form-urlencoded", $"size={Long}"),
        ("App.Written.Take", "application/x-www-form-urlencoded", $"part=-{Long}"),
        ("App.Written.Take", "application/x-www-form-urlencoded", $"stamp={Long}"),
        ("App.Written.Take", "application/x-www-form-urlencoded", $"picture[error]=1{Long}&picture[name]={Long}"),
        ("App.Written.Take", "application/x-www-form-urlencoded", $"short={Long}"),
        ("App.Written.Take", "multipart/form-data; boundary=b", Upload($"a.{Long}", "image/png")),
        ("App.Written.Take", "multipart/form-data; boundary=b", Upload("a.png", $"image/{new string('x', 60_000)}")),
    ];

    private static string Upload(string file, string type) =>
        $"--b\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"{file}\"\r\nContent-Type: {type}\r\n\r\nx\r\n--b--\r\n";

    private static StringContent Form(string name, string value) =>
        new($"{name}={value}", Encoding.UTF8, "application/x-www-form-urlencoded");

    private static Task<ProfileHost> StartAsync(string profile) => ProfileHost.StartAsync(
        profile == "PhalApi" ? [typeof(Typed), typeof(WrittenService)] : [typeof(Typed)],
        builder => builder.Services.AddSingleton<IPhalApiRuleProvider, Rules>(),
        ("PhalNet:Profile", profile), ("PhalNet:Formats:0", "json"), ("PhalNet:Formats:1", "xml"), ("PhalNet:Jsonp", "true"),
        ("PhalNet:Limits:NameLength", "1000000"));

    [Service("App.Typed")]
    private sealed class Typed
    {
        public bool Take(
            Order? order = null, Declared.Colour? colour = null, int number = 0, DateTime? date = null, Guid? id = null) =>
            order is null;
    }

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record Order
    {
        [AllowedValues("a", "b", null)]
        public string? Kind { get; init; }

        public Dictionary<string, decimal> Prices { get; init; } = [];

        public Dictionary<string, Name> Names { get; init; } = [];
    }

    private sealed record Name([property: StringLength(2)] string Text);

    [Service("App.Written")]
    private sealed class WrittenService
    {
        public bool Take() => true;
    }

    private static readonly string Many = string.Join(",", Enumerable.Range(0, 100).Select(i => $"\"value{i}\""));

    private sealed class Rules : IPhalApiRuleProvider
    {
        public JsonElement? GetRules(IActionDescription action) => action.Class == "Written" ? JsonDocument.Parse($$$"""
            {"*": {
              "kind": {"name": "kind", "type": "enum", "range": ["a", "b"]},
              "size": {"name": "size", "type": "enum", "range": ["a", "b"]},
              "part": {"name": "part", "type": "float", "min": 0},
              "stamp": {"name": "stamp", "type": "date", "format": "timestamp", "min": 1000},
              "short": {"name": "short", "max": 3},
              "many": {"name": "many", "type": "enum", "range": [{{{Many}}}]},
              "picture": {"name": "picture", "type": "file", "range": ["image/png"], "ext": "png"}
            }}
            """).RootElement : null;
    }
}
