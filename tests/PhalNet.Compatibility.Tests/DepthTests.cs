using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests;

/// <summary>The maximum depth of JSON: PHP reads and writes 512 levels, including those of the envelope.</summary>
public sealed class DepthTests
{
    private const int InData = 511;

    [Theory]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(InData)]
    public async Task Data_OfAnAction_IsWrittenAsDeepAsPhpWritesIt(int levels)
    {
        await using var host = await ProfileHost.StartAsync([typeof(Deep)]);
        foreach (var action in (string[])["Lists", "Members"])
        {
            var reply = await host.Client.GetStringAsync($"/api?s=Deep.{action}&levels={levels}");
            using var envelope = JsonDocument.Parse(reply, new() { MaxDepth = 600 });
            envelope.RootElement.GetProperty("ret").GetInt32().ShouldBe(200);
            DepthOf(envelope.RootElement.GetProperty("data")).ShouldBe(levels);
        }

        host.Log.Lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(513)]
    [InlineData(5000)]
    public async Task Data_ThatIsDeeper_IsAFaultOfTheService(int levels)
    {
        await using var host = await ProfileHost.StartAsync([typeof(Deep)]);
        (await host.GetAsync($"/api?s=Deep.Lists&levels={levels}")).GetProperty("ret").GetInt32().ShouldBe(500);
    }

    [Theory]
    [InlineData(65)]
    [InlineData(500)]
    public async Task Json_ThatIsSentBack_IsWholeAgain(int levels)
    {
        await using var host = await ProfileHost.StartAsync([typeof(Deep)]);
        var sent = new string('[', levels) + "1" + new string(']', levels);
        foreach (var action in (string[])["Element", "Values"])
        {
            using var body = new StringContent($$"""{"value":{{sent}}}""", Encoding.UTF8, "application/json");
            using var response = await host.Client.PostAsync($"/api?s=Deep.{action}", body);
            (await response.Content.ReadAsStringAsync()).ShouldStartWith($$"""{"ret":200,"data":{{sent}}""");
        }
    }

    [Fact]
    public async Task Depth_ThatAModuleSays_Counts()
    {
        await using var host = await ProfileHost.StartAsync([], phalNet => phalNet.AddModule("Other", [typeof(OtherDeep)], module => module.Json.MaxDepth = 10));
        (await host.GetAsync("/api?s=Other.Deep.Lists&levels=8")).GetProperty("ret").GetInt32().ShouldBe(200);
        (await host.GetAsync("/api?s=Other.Deep.Lists&levels=11")).GetProperty("ret").GetInt32().ShouldBe(500);
    }

    private static int DepthOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => 1 + element.EnumerateArray().Select(DepthOf).DefaultIfEmpty().Max(),
        JsonValueKind.Object => 1 + element.EnumerateObject().Select(member => DepthOf(member.Value)).DefaultIfEmpty().Max(),
        _ => 0,
    };

    [Service("App.Deep")]
    public class Deep
    {
        public object Lists(int levels)
        {
            object value = 1;
            for (var i = 0; i < levels; i++)
                value = new List<object> { value };
            return value;
        }

        public Node Members(int levels)
        {
            var node = new Node(null);
            for (var i = 1; i < levels; i++)
                node = new Node(node);
            return node;
        }

        public JsonElement Element(JsonElement value) => value;

        public object Values(List<object> value) => value;
    }

    [Service("Other.Deep")]
    public sealed class OtherDeep : Deep;

    public sealed class Node(Node? next)
    {
        public Node? Next => next;
    }
}
