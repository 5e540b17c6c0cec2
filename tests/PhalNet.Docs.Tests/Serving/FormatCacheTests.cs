using System.Net;
using Microsoft.Extensions.DependencyInjection;
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

    [Theory]
    [InlineData("", "Sells at the old price", "Sells at the new price")]
    [InlineData("/Stall.Wares.Sell", "old_price", "new_price")]
    [InlineData("/Stall.Wares.Sell.md", "old_price", "new_price")]
    [InlineData("/Stall.Wares.Sell.prompt.md", "old_price", "new_price")]
    [InlineData("/llms.txt", "Sells at the old price", "Sells at the new price")]
    [InlineData("/llms-full.txt", "old_price", "new_price")]
    [InlineData("/openapi.json", "old_price", "new_price")]
    [InlineData("/postman.json", "old_price", "new_price")]
    public async Task Document_OfAReplacedModule_TakesThePlaceOfTheCachedOne(string target, string before, string after)
    {
        await using var host = await DocsHost.StartAsync([]);
        var modules = host.Services.GetRequiredService<IModuleHost>();
        var cancellation = TestContext.Current.CancellationToken;
        (await modules.AddAsync(new Stall("old"), cancellation)).State.ShouldBe(ModuleState.Active);
        foreach (var language in new[] { "en", "zh-CN" })
        {
            using var reply = await host.Client.GetAsync($"/docs{target}?lang={language}", cancellation);
            (await reply.Content.ReadAsStringAsync(cancellation)).ShouldContain(before);
        }

        using var old = await host.Client.GetAsync($"/docs{target}?lang=en", cancellation);
        (await modules.ReplaceAsync("Stall", new Stall("new"), cancellation)).State.ShouldBe(ModuleState.Active);

        foreach (var language in new[] { "en", "zh-CN" })
        {
            using var reply = old.Headers.ETag is { } tag
                ? await SendAsync(host, $"/docs{target}?lang={language}", tag.ToString())
                : await host.Client.GetAsync($"/docs{target}?lang={language}", cancellation);
            reply.StatusCode.ShouldBe(HttpStatusCode.OK);
            var text = await reply.Content.ReadAsStringAsync(cancellation);
            text.ShouldContain(after);
            text.ShouldNotContain(before);
            if (old.Headers.ETag is not null)
                reply.Headers.ETag.ShouldNotBeNull().ShouldNotBe(old.Headers.ETag);
        }
    }

    // Its only action is not a method, so that the test has two versions of it.
    private sealed class Stall(string version) : ModuleSource
    {
        public override string Name => "Stall";

        public override ValueTask<ModuleContent> LoadAsync(CancellationToken cancellation) => new(new ModuleContent(typeof(Stall).Assembly)
        {
            Services = [],
            Configure = module => module.AddAction(
                new Sale(version),
                _ => new(CallResult.Success(1)),
                [new() { Member = "price", Name = $"{version}_price", Required = true, Description = "What it costs." }],
                "POST"),
        });
    }

    private sealed record Sale(string Version) : IActionDescription
    {
        public string Namespace => "Stall";

        public string Class => "Wares";

        public string Action => "Sell";

        public ActionTexts? Describe(string language) => new() { Summary = $"Sells at the {Version} price", Class = "Wares" };
    }

    private static Task<HttpResponseMessage> SendAsync(DocsHost host, string path, string tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("If-None-Match", tag);
        return host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
