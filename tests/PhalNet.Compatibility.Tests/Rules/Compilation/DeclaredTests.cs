using System.Globalization;
using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Rules.Compilation;

/// <summary>C# declarations under the PhalApi profile, over HTTP.</summary>
public sealed class DeclaredTests
{
    [Theory]
    [InlineData("Numbers&whole=12abc&large=1e3&fraction=1.5x&small=7.9&truth=yes", """{"whole":12,"large":1000,"fraction":1.5,"small":7,"truth":true}""")]
    [InlineData("Numbers&large=9007199254740993", """{"whole":1,"large":9007199254740993,"fraction":0.5,"small":3,"truth":false}""")]
    [InlineData("Numbers&large=1e30", """{"whole":1,"large":9223372036854775807,"fraction":0.5,"small":3,"truth":false}""")]
    [InlineData("Numbers&whole=&truth=no", """{"whole":0,"large":2,"fraction":0.5,"small":3,"truth":false}""")]
    [InlineData("Limited", """{"n":5,"text":"ab","word":null}""")]
    [InlineData("Limited&word=abc&text=你好", """{"n":5,"text":"你好","word":"abc"}""")]
    [InlineData("Listed&n=5x&text=b&letters=x,y", """{"n":5,"text":"b","letters":["x","y"]}""")]
    [InlineData("Needed&text=", """{"text":""}""")]
    [InlineData("Choice&colour=green&other=dark_red", """{"colour":"green","other":"dark_red"}""")]
    [InlineData("Choice", """{"colour":"dark_red","other":null}""")]
    [InlineData("Day&date=2026-02-30&moment=2026-01-01", """{"date":"2026-03-02 00:00:00","moment":1767196800}""")]
    [InlineData("Due&date=2026-02-03&day=2026-12-31&time=08:00:00", """{"date":"2026-02-03","day":"2026-12-31","time":"08:00:00"}""")]
    [InlineData("Shape&point={\"x\":1,\"y\":2}&numbers=3,4&words=[\"a\"]", """{"x":1,"y":2,"numbers":[3,4],"words":["a"]}""")]
    [InlineData("Text&list=&text=a", """{"text":"a","number":0,"flag":false,"list":[],"date":null,"colour":null,"all":3}""")]
    [InlineData("Own&text=%20ab%20&mail=a@b&price=1.50", """{"text":"AB","mail":"a@b","cents":150}""")]
    [InlineData("Shape&point[x]=1&point[y]=2", """{"x":1,"y":2,"numbers":null,"words":null}""")]
    public async Task Value_IsReadAsPhpDoes(string query, string data)
    {
        await using var host = await ProfileHost.StartAsync([typeof(Declared)]);

        var reply = await host.GetAsync($"/api?s=Declared.{query}");

        reply.GetProperty("ret").GetInt32().ShouldBe(200, reply.ToString());
        JsonElement.DeepEquals(reply.GetProperty("data"), JsonDocument.Parse(data).RootElement).ShouldBeTrue(reply.ToString());
    }

    [Theory]
    [InlineData("Numbers&small=300", "small")]
    [InlineData("Numbers&fraction=7", "fraction")]
    [InlineData("Limited&n=0", "n")]
    [InlineData("Limited&text=a", "text")]
    [InlineData("Limited&word=ABC", "word")]
    [InlineData("Needed", "text")]
    [InlineData("Listed&n=4", "n")]
    [InlineData("Listed&text=c", "text")]
    [InlineData("Listed&letters=x,z", "letters")]
    [InlineData("Choice&colour=blue", "colour")]
    [InlineData("Choice&colour=0", "colour")]
    [InlineData("Due&date=2025-12-31", "date")]
    [InlineData("Due&day=2027-01-01", "day")]
    [InlineData("Due&time=07:59:59", "time")]
    [InlineData("Shape&point=nonsense", "point")]
    [InlineData("Own&text=abcd", "text")]
    [InlineData("Own&mail=nobody", "mail")]
    [InlineData("Own&price=much", "price")]
    public async Task Value_OutsideOfItsRule_IsRefusedByName(string query, string name)
    {
        await using var host = await ProfileHost.StartAsync([typeof(Declared)]);

        var reply = await host.GetAsync($"/api?s=Declared.{query}");

        reply.GetProperty("ret").GetInt32().ShouldBe(400, reply.ToString());
        reply.GetProperty("msg").GetString()!.ShouldContain(name);
        reply.GetProperty("data").GetRawText().ShouldBe("{}");
    }

    [Fact]
    public async Task Default_OutsideOfItsRule_IsRefusedLikeASentValue()
    {
        await using var host = await ProfileHost.StartAsync([typeof(WrongDefault)]);

        var reply = await host.GetAsync("/api?s=WrongDefault.Run");

        reply.GetProperty("ret").GetInt32().ShouldBe(400);
        reply.GetProperty("msg").GetString()!.ShouldContain("n");
    }

    [Fact]
    public async Task Date_InWords_IsSeenFromTheHostsClock()
    {
        await using var host = await ProfileHost.StartAsync([typeof(Declared)], app =>
            Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<TimeProvider>(app.Services, new NewYear()));

        var data = Data(await host.GetAsync("/api?s=Declared.Day&date=tomorrow"));

        data.GetProperty("date").GetString().ShouldBe("2030-01-02 00:00:00");
    }

    [Fact]
    public async Task Places_AreReadEachByItself()
    {
        await using var host = await ProfileHost.StartAsync([typeof(Declared)]);
        using var form = new StringContent("b=body&q=wrong", Encoding.UTF8, "application/x-www-form-urlencoded");

        var reply = await host.SendAsync("/api?s=Declared.Places&q=query&b=wrong", form, ("x-token", "t"), ("Cookie", "seen=c"));

        reply.GetProperty("data").GetRawText().ShouldBe("""{"token":"t","cookie":"c","query":"query","body":"body"}""");
    }

    [Fact]
    public async Task Upload_IsBoundToAFile()
    {
        await using var host = await ProfileHost.StartAsync([typeof(Declared)]);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("你好"), "file", "../a.txt" },
            { new StringContent("1234"), "small", "s.TXT" },
        };
        using var large = new MultipartFormDataContent { { new StringContent("x"), "file", "a" }, { new StringContent("12345"), "small", "s.txt" } };

        var stored = await host.SendAsync("/api?s=Declared.File", form);
        var refused = await host.SendAsync("/api?s=Declared.File", large);
        var missing = await host.GetAsync("/api?s=Declared.File");

        stored.GetProperty("data").GetRawText().ShouldBe("""{"file_name":"a.txt","content_type":"text/plain; charset=utf-8","text":"你好","small":4}""");
        refused.GetProperty("msg").GetString()!.ShouldContain("small");
        missing.GetProperty("msg").GetString()!.ShouldContain("file");
    }

    [Fact]
    public async Task Values_AfterTheCall_CannotBeRead()
    {
        var memory = new Remembering.Memory();
        await using var host = await ProfileHost.StartAsync([], app => app.AddModule("Remembering", [typeof(Remembering)], module =>
            Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(module.Services, memory)));

        (await host.GetAsync("/api?s=App.Remembering.Run&a=1")).GetProperty("data").GetInt32().ShouldBe(2);

        // The caller has the reply before the server has ended the request.
        SpinWait.SpinUntil(() => HasEnded(memory.Values!), TimeSpan.FromSeconds(30)).ShouldBeTrue();
        Should.Throw<ObjectDisposedException>(() => memory.Values!.Names());
    }

    private static bool HasEnded(ICallValues values)
    {
        try
        {
            values.Get("a");
            return false;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }

    [Fact]
    public async Task PrintedValues_ParseBack()
    {
        await using var host = await ProfileHost.StartAsync([typeof(Declared)]);
        foreach (var (whole, fraction, truth) in new[] { (0, 0.1, true), (-7, 4.9e-324, false), (int.MaxValue, -1.5e-7, true), (int.MinValue, 1 / 3d, false) })
        {
            var sent = $"whole={whole}&large={long.MaxValue}&fraction={Uri.EscapeDataString(fraction.ToString("R", CultureInfo.InvariantCulture))}&truth={truth}";
            var data = Data(await host.GetAsync($"/api?s=Declared.Numbers&{sent}"));
            var again = Data(await host.SendAsync("/api?s=Declared.Numbers", new StringContent(data.GetRawText(), Encoding.UTF8, "application/json")));

            data.GetProperty("fraction").GetDouble().ShouldBe(fraction);
            data.GetProperty("whole").GetInt32().ShouldBe(whole);
            data.GetProperty("large").GetInt64().ShouldBe(long.MaxValue);
            data.GetProperty("truth").GetBoolean().ShouldBe(truth);
            again.GetRawText().ShouldBe(data.GetRawText());
        }

        var day = Data(await host.GetAsync("/api?s=Declared.Day&date=2026-11-22%2008:30:00")).GetProperty("date").GetString();
        Data(await host.GetAsync($"/api?s=Declared.Day&date={day}")).GetProperty("date").GetString().ShouldBe(day);
    }

    private static JsonElement Data(JsonElement reply)
    {
        reply.GetProperty("ret").GetInt32().ShouldBe(200, reply.ToString());
        return reply.GetProperty("data");
    }

    private sealed class NewYear : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    }

    [Service("App.WrongDefault")]
    public sealed class WrongDefault
    {
        public int Run([System.ComponentModel.DataAnnotations.Range(1, 3)] int n = 9) => n;
    }
}
