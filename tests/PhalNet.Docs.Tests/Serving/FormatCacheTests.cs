using System.Net;
using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Serving;

public sealed class FormatCacheTests
{
    [Theory]
    [InlineData("openapi.json")]
    [InlineData("postman.json")]
    public async Task Document_ThatIsKnown_IsNotSentAgain(string file)
    {
        await using var host = await DocsHost.StartAsync([typeof(Greeting)]);
        var cancellation = TestContext.Current.CancellationToken;
        using var first = await host.Client.GetAsync($"/docs/{file}?lang=en", cancellation);
        first.Headers.ETag.ShouldNotBeNull();
        first.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");

        using var again = await SendAsync(host, $"/docs/{file}?lang=en", first.Headers.ETag.ToString());
        using var other = await SendAsync(host, $"/docs/{file}?lang=zh-CN", first.Headers.ETag.ToString());

        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await again.Content.ReadAsByteArrayAsync(cancellation)).ShouldBeEmpty();
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Document_OfAnotherAddress_NamesIt()
    {
        await using var host = await DocsHost.StartAsync([typeof(Greeting)]);
        foreach (var name in new[] { "one.example", "two.example" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/docs/openapi.json");
            request.Headers.Host = name;
            using var reply = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
            (await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain($"http://{name}");
        }
    }

    private static Task<HttpResponseMessage> SendAsync(DocsHost host, string path, string tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("If-None-Match", tag);
        return host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
