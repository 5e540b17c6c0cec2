using System.Net;
using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Pages;

public sealed class ServicePageTests
{
    [Fact]
    public async Task Page_OfAService_SaysWhatItsCommentsSay()
    {
        await using var host = await DocsHost.StartAsync([typeof(Greeting)]);

        var page = await host.Client.GetStringAsync("/docs/Shop.Greeting.Hello");

        page.ShouldContain("Say hello");
        page.ShouldContain("Whom to greet.");
    }

    [Fact]
    public async Task Page_OfNoService_IsNotFoundAndRunsNothing()
    {
        await using var host = await DocsHost.StartAsync([typeof(Greeting)]);

        (await host.Client.GetAsync("/docs/Shop.Greeting.Nothing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.Client.GetAsync("/docs/Shop.Greeting.Hello/more")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
