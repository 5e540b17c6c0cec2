using System.Text;
using System.Text.Json;
using CsCheck;
using PhalNet.Hosting.Tests.Services;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Replies;

public sealed class ConcurrencyTests
{
    private static readonly Gen<(int Road, int Size, char Filler)> Calls =
        Gen.Select(Gen.Int[0, 5], Gen.OneOf(Gen.Int[0, 100], Gen.Int[1000, 5000], Gen.Int[20_000, 50_000]), Gen.OneOf(Gen.Char['a', 'z'], Gen.Char['一', '龥']));

    [Theory]
    [InlineData("json")]
    [InlineData("xml")]
    public async Task Callers_AtTheSameTime_NeverSeeEachOthersData(string format)
    {
        await using var host = await TestHost.StartAsync(options =>
        {
            options.Services.Add(typeof(Unwritable));
            options.Entry = entry => entry.Formats = [format];
        });
        host.ExpectError(1100);
        await Calls.Array[200].SampleAsync(
            calls => Parallel.ForEachAsync(calls.Select((call, i) => (call, i)), new ParallelOptions { MaxDegreeOfParallelism = 24 }, async (item, _) =>
            {
                var ((road, size, filler), number) = item;
                var text = $"<{number}>" + new string(filler, size) + $"</{number}>";
                var reply = await SendAsync(host, road, text);
                if (road == 5)
                    reply.ShouldContain("500");
                else if (format == "json")
                    JsonDocument.Parse(reply).RootElement.GetProperty("data").GetString().ShouldBe(text);
                else
                    System.Xml.Linq.XElement.Parse(reply).Element("data")!.Value.ShouldBe(text);
            }), iter: 4, threads: 1);
    }

    private static async Task<string> SendAsync(TestHost host, int road, string text)
    {
        if (road == 5)
            return await host.Client.GetStringAsync("/api?s=Unwritable.Infinite");
        if (road == 0 && text.Length < 500)
            return await host.Client.GetStringAsync($"/api?s=Echo.Text&text={Uri.EscapeDataString(text)}");
        using var content = road switch
        {
            1 => TestHost.Content(Encoding.UTF8.GetBytes($"&text={text}"), "application/x-www-form-urlencoded"),
            2 => TestHost.Content(JsonSerializer.SerializeToUtf8Bytes(new { text }), "application/json"),
            3 => new MultipartFormDataContent("X") { { new StringContent(text), "text" } },
            _ => (HttpContent)new FormUrlEncodedContent([new("text", text)]),
        };
        using var response = await host.Client.PostAsync("/api?s=Echo.Text", content);
        return await response.Content.ReadAsStringAsync();
    }
}
