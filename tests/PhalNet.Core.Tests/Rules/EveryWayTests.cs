using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.Json;
using PhalNet.Tests.Shared;

namespace PhalNet.Core.Tests.Rules;

/// <summary>Every type of the catalogue, and a list of it, on every way that a value can come: the same value, the same refusal.</summary>
public sealed class EveryWayTests
{
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly string[] Ways = ["query", "form", "multipart", "json", "header", "in process"];

    public static TheoryData<Type, string> Cases
    {
        get
        {
            var cases = new TheoryData<Type, string>();
            foreach (var type in TypeWalk.Types.Where(type => ParameterTypes.Find(type).Kind != ParameterKind.File))
            {
                foreach (var way in Ways)
                    cases.Add(type, way);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Value_ReachesTheAction(Type type, string way)
    {
        await using var host = await StartAsync(type);

        var result = await SendAsync(host, way, "One", TypeWalk.Example(type)!, TypeWalk.Json(type)!);

        result.Ret.ShouldBe(200, result.Message);
        var value = ((Held)result.Data!).Value;
        value.ShouldBeAssignableTo(type);
        Written(value).ShouldBe(Written(((Held)(await host.CallAsync("App.EveryWay.One", ("value", TypeWalk.Example(type)))).Data!).Value));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Values_OfAList_ReachTheAction(Type type, string way)
    {
        await using var host = await StartAsync(type);
        var text = TypeWalk.Example(type)!;
        var json = TypeWalk.Json(type)!;
        var isJson = ParameterTypes.Find(type).Kind == ParameterKind.Object;

        var result = await SendAsync(host, way, "Many", isJson ? $"[{json},{json}]" : $"{text},{text}", $"[{json},{json}]");

        result.Ret.ShouldBe(200, result.Message);
        var values = ((System.Collections.IEnumerable)((Held)result.Data!).Value!).Cast<object>().ToList();
        values.Count.ShouldBe(2);
        values.ShouldAllBe(value => value.GetType().IsAssignableTo(type));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Value_OfAnotherType_IsRefused(Type type, string way)
    {
        await using var host = await StartAsync(type);

        // Any text is a string and a list of strings; only JSON can be something else.
        var isText = type == typeof(string) || type == typeof(string[]);
        if (isText && way is not ("json" or "in process"))
            return;
        var wrong = isText ? """{"a":1}""" : "\"\u2026?\"";
        var result = way == "in process" && isText
            ? await host.CallAsync("App.EveryWay.One", ("value", new Dictionary<string, int>()))
            : await SendAsync(host, way, "One", "\u2026?", wrong);

        result.Ret.ShouldBe(400);
        result.Message.ShouldStartWith("value ");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Value_ThatIsNotThere_IsRefused(Type type, string way)
    {
        await using var host = await StartAsync(type);

        (await SendAsync(host, way, "Other", "x", "\"x\"")).Message.ShouldBe("value is required.");
    }

    [Theory]
    [InlineData("multipart")]
    [InlineData("in process")]
    public async Task File_ReachesTheAction(string way)
    {
        await using var host = await TestHost.StartAsync(typeof(Upload));
        MemoryFile file = new("a.txt", "text/plain", [1]);
        await using var raw = new MemoryRequest
        {
            Limits = new(),
            QueryText = "s=App.Upload.One",
            Type = "multipart/form-data; boundary=b",
            Parts = [new("value", default, file)],
        };

        var result = way == "in process"
            ? await host.CallAsync("App.Upload.One", ("value", file))
            : await host.CallAsync(await new StrictRequestReader().ReadAsync(raw, default));

        ((Held)result.Data!).Value.ShouldBe(file);
        (await host.CallAsync("App.Upload.One", ("value", "text"))).Message.ShouldBe("value must be of type file.");
    }

    private static Task<TestHost> StartAsync(Type type) => TestHost.StartAsync(typeof(EveryWay<>).MakeGenericType(type));

    private static async Task<CallResult> SendAsync(TestHost host, string way, string action, string text, string json)
    {
        var name = action == "Other" ? "other" : "value";
        action = action == "Other" ? "One" : action;
        if (way == "in process")
            return await host.CallAsync($"App.EveryWay.{action}", (name, text));

        var escaped = $"{name}={Uri.EscapeDataString(text)}";
        var service = $"s=App.EveryWay.{action}{(way == "header" ? "InHeader" : "")}";
        await using var raw = way switch
        {
            "query" => new MemoryRequest { Limits = new(), QueryText = $"{service}&{escaped}" },
            "form" => new MemoryRequest { Limits = new(), QueryText = service, Type = Form, BodyText = escaped },
            "json" => new MemoryRequest { Limits = new(), QueryText = service, Type = "application/json", BodyText = $$"""{"{{name}}":{{json}}}""" },
            "header" => new MemoryRequest { Limits = new(), QueryText = service, Headers = new(StringComparer.OrdinalIgnoreCase) { [name] = text } },
            _ => new MemoryRequest
            {
                Limits = new(),
                QueryText = service,
                Type = "multipart/form-data; boundary=b",
                Parts = [new(name, Encoding.UTF8.GetBytes(text), null)],
            },
        };
        return await host.CallAsync(await new StrictRequestReader().ReadAsync(raw, default));
    }

    private static string Written(object? value) => JsonSerializer.Serialize(value, ModuleJson.Create());

    [Service("App.Upload")]
    private sealed class Upload
    {
        public Held One(UploadedFile value) => new(value);
    }

    [Service("App.EveryWay")]
    private sealed class EveryWay<T>
    {
        public Held One([Required] T value) => new(value);

        public Held OneInHeader([Required, Param(Source = ValueSource.Header)] T value) => new(value);

        public Held Many(IReadOnlyList<T> value) => new(value);

        public Held ManyInHeader([Param(Source = ValueSource.Header)] IReadOnlyList<T> value) => new(value);
    }
}
