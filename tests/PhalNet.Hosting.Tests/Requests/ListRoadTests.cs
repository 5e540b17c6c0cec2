using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Requests;

/// <summary>Lists over HTTP, as sent by browsers and clients.</summary>
public sealed class ListRoadTests
{
    [Theory]
    [InlineData("ids=1&ids=2", "[1,2]")]
    [InlineData("ids[]=1&ids[]=2", "[1,2]")]
    [InlineData("ids%5B%5D=1&ids%5B%5D=2", "[1,2]")]
    [InlineData("ids[0]=1&ids[1]=2", "[1,2]")]
    [InlineData("ids=1,2&ids=3", "[1,2,3]")]
    public async Task Query_AndForm_GiveAllValues(string pairs, string ids)
    {
        await using var host = await StartAsync();

        (await host.GetAsync($"/api?s=App.Lists.Ids&{pairs}")).Succeeded().GetRawText().ShouldBe(ids);
        (await host.PostAsync("/api?s=App.Lists.Ids", pairs)).Succeeded().GetRawText().ShouldBe(ids);
    }

    [Theory]
    [InlineData("X-Ids: 1, 2", "[1,2]")]
    [InlineData("X-Ids: 1,2\r\nX-Ids: 3", "[1,2,3]")]
    [InlineData("x-ids:  1 \r\nX-IDS: 2 , 3", "[1,2,3]")]
    public async Task Header_InOneLineOrTwo_GivesAllValues(string lines, string ids)
    {
        await using var host = await StartAsync();

        var reply = await host.SendRawAsync($"GET /api?s=App.Lists.Header HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{lines}\r\n\r\n");

        reply.Text.ShouldContain($"\"data\":{ids}");
    }

    [Theory]
    [InlineData("many")]
    [InlineData("many[]")]
    public async Task Multipart_GivesAllFilesAndValues(string name)
    {
        await using var host = await StartAsync();
        using var content = new MultipartFormDataContent
        {
            { new ByteArrayContent([1]), $"\"{name}\"", "1.txt" },
            { new ByteArrayContent([2]), $"\"{name}\"", "2.txt" },
            { new StringContent("1"), "\"ids[]\"" },
            { new StringContent("2"), "\"ids[]\"" },
        };

        (await host.PostAsync("/api?s=App.Lists.Files", content)).Succeeded().GetString().ShouldBe("1.txt+2.txt 1+2");
    }

    [Fact]
    public async Task ListOfObjects_IsJsonInText()
    {
        await using var host = await StartAsync();
        var orders = Uri.EscapeDataString("""[{"sku":"a,b","qty":1}]""");
        var one = Uri.EscapeDataString("""{"sku":"a,b","qty":1}""");

        foreach (var pairs in new[] { $"orders={orders}", $"orders[]={one}" })
        {
            (await host.GetAsync($"/api?s=App.Lists.Orders&{pairs}")).Succeeded().GetString().ShouldBe("a,b1");
            (await host.PostAsync("/api?s=App.Lists.Orders", pairs)).Succeeded().GetString().ShouldBe("a,b1");
        }
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(options => options.Services.Add(typeof(Lists)));

    public sealed record Order(string Sku, int Qty);

    [Service("App.Lists")]
    public sealed class Lists
    {
        public int[] Ids(int[] ids) => ids;

        public int[] Header([Param("X-Ids", Source = ValueSource.Header)] int[] ids) => ids;

        public string Files(UploadedFile[] many, int[] ids) => $"{string.Join('+', many.Select(file => file.FileName))} {string.Join('+', ids)}";

        public string Orders(List<Order> orders) => string.Join('+', orders.Select(order => $"{order.Sku}{order.Qty}"));
    }
}
