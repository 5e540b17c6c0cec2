using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Hosting.Tests.Support;
using PhalNet.Tests.Shared;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Requests;

/// <summary>Every row of the table of types for every way to send a value, under both profiles: the same value, the same refusal.</summary>
public sealed class EveryTypeTests(TypeHosts hosts) : IClassFixture<TypeHosts>
{
    private static readonly string[] Profiles = ["Strict", "PhalApi"];

    private static readonly string[] Ways = ["query", "form", "multipart", "json", "header", "in process"];

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static MatrixTheoryData<Type, string, string> Cases => new(TypeRows.Types.Where(type => TypeRows.Of(type).Text is not null), Ways, Profiles);

    public static MatrixTheoryData<string, string> FileCases => new(["query", "form", "json", "in process"], Profiles);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Value_ReachesTheAction(Type type, string way, string profile)
    {
        var row = TypeRows.Of(type);

        var reply = await SendAsync(type, way, profile, "One", row.Text!, row.Json);

        ValueOf(reply).ShouldBe(row.Value);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Values_OfAList_ReachTheAction(Type type, string way, string profile)
    {
        var row = TypeRows.Of(type);
        var kind = ParameterTypes.Find(type).Kind;
        // With the PhalApi profile text is split at the separator, including objects and lists.
        if (kind is ParameterKind.Object or ParameterKind.List && profile == "PhalApi" && way != "json")
            return;
        var text = kind is ParameterKind.Object or ParameterKind.List ? $"[{row.Json},{row.Json}]" : $"{row.Text},{row.Text}";

        var reply = await SendAsync(type, way, profile, "Many", text, $"[{row.Json},{row.Json}]");

        ValueOf(reply).ShouldBe($"[{row.Value},{row.Value}]");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Value_OfNoSuchType_IsRefused_InBothLanguages(Type type, string way, string profile)
    {
        var row = TypeRows.Of(type);
        // Any text is valid as text.
        if (row.Wrong is null && way is not ("json" or "in process"))
            return;
        var (english, chinese) = profile == "Strict" ? row.Words : row.LooseWords;
        foreach (var (language, words) in new[] { ("en", english), ("zh-CN", chinese) })
        {
            var reply = await SendAsync(type, way, profile, "One", row.Wrong, row.WrongJson, language);
            if (profile == "PhalApi" && row.Loose is { } value)
            {
                ValueOf(reply).ShouldBe(value);
                continue;
            }

            reply.GetProperty("ret").GetInt32().ShouldBe(400, reply.ToString());
            reply.GetProperty("msg").GetString()!.ShouldStartWith(words);
            reply.GetProperty("data").GetRawText().ShouldBe("{}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Number_BeyondTheType_IsRefused(Type type, string way, string profile)
    {
        if (TypeRows.Of(type) is not { Beyond: { } beyond } row)
            return;

        var reply = await SendAsync(type, way, profile, "One", beyond, beyond);

        if (profile == "PhalApi" && (way == "json" ? row.LooseJsonBeyond : row.LooseBeyond) is { } value)
            ValueOf(reply).ShouldBe(value);
        else
            reply.GetProperty("msg").GetString().ShouldBe(row.Words.English);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Value_ThatIsNotThere_IsRefused_InBothLanguages(Type type, string way, string profile)
    {
        var (english, chinese) = TypeRows.Missing(profile);
        foreach (var (language, words) in new[] { ("en", english), ("zh-CN", chinese) })
        {
            var reply = await SendAsync(type, way, profile, "One", "x", "\"x\"", language, name: "other");
            reply.GetProperty("msg").GetString().ShouldBe(words);
            reply.GetProperty("ret").GetInt32().ShouldBe(400);
        }
    }

    [Theory]
    [MemberData(nameof(FileCases))]
    public async Task File_ThatIsText_IsRefused(string way, string profile)
    {
        var row = TypeRows.Of(typeof(UploadedFile));

        var reply = await SendAsync(typeof(UploadedFile), way, profile, "One", row.Wrong, row.WrongJson);

        reply.GetProperty("ret").GetInt32().ShouldBe(400, reply.ToString());
        reply.GetProperty("msg").GetString().ShouldBe((profile == "Strict" ? row.Words : row.LooseWords).English);
    }

    [Theory]
    [InlineData("Strict")]
    [InlineData("PhalApi")]
    public async Task File_ReachesTheAction(string profile)
    {
        var host = await hosts.GetAsync(typeof(UploadedFile), profile);
        using var content = new MultipartFormDataContent { { new ByteArrayContent([1, 2]), "value", "a.txt" } };

        (await host.PostAsync("/api?s=App.TypeWalk.One", content)).Succeeded().GetProperty("value").GetProperty("file_name").GetString().ShouldBe("a.txt");
    }

    private static string ValueOf(JsonElement reply)
    {
        reply.GetProperty("ret").GetInt32().ShouldBe(200, reply.ToString());
        return reply.GetProperty("data").GetProperty("value").GetRawText();
    }

    private async Task<JsonElement> SendAsync(
        Type type, string way, string profile, string action, string? text, string json, string language = "en", string name = "value")
    {
        var host = await hosts.GetAsync(type, profile);
        if (way == "in process")
            return await CallAsync(host, $"App.TypeWalk.{action}", name, text is null ? JsonDocument.Parse(json).RootElement : text, language);
        var target = $"/api?s=App.{(way == "header" ? "HeaderWalk" : "TypeWalk")}.{action}";
        var pair = $"{name}={Uri.EscapeDataString(text ?? "")}";
        var body = way switch
        {
            "form" => TestHost.Content(Encoding.UTF8.GetBytes(pair), "application/x-www-form-urlencoded"),
            "multipart" => new MultipartFormDataContent { { new StringContent(text!), name } },
            "json" => TestHost.Content(Encoding.UTF8.GetBytes($$"""{"{{name}}":{{json}}}"""), "application/json"),
            _ => (HttpContent?)null,
        };
        (string, string)[] headers = [("Accept-Language", language), .. way == "header" ? [(name, text!)] : Array.Empty<(string, string)>()];
        var reply = await host.SendAsync(
            body is null ? HttpMethod.Get : HttpMethod.Post, way == "query" ? $"{target}&{pair}" : target, body, headers);
        reply.Status.ShouldBe(200);
        return reply.Root;
    }

    /// <summary>Calls in process and writes the envelope like a reply.</summary>
    private static async Task<JsonElement> CallAsync(TestHost host, string service, string name, object value, string language)
    {
        var values = CallRequest.Create("", (name, value)).Values;
        await using var result = await host.Services.GetRequiredService<ICallDispatcher>().CallAsync(new CallRequest(service, values) { Language = language });
        return JsonSerializer.SerializeToElement(new { ret = result.Ret, data = result.Data ?? new { }, msg = result.Message }, Json);
    }
}
