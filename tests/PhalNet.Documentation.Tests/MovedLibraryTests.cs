using System.Net;
using Shouldly;
using Xunit;

namespace PhalNet.Documentation.Tests;

/// <summary>The statements of the page about base services, sessions and queues that a single request cannot show.</summary>
public sealed class MovedLibraryTests
{
    private const string Project = "docs/samples/moved-library";

    [Fact]
    public async Task Session_HoldsWhoIsSignedIn_ForOneClient()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await Sample.StartAsync(Project);
        using var reader = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = server.Url };
        using var stranger = new HttpClient { BaseAddress = server.Url };

        await reader.GetStringAsync("/?s=Account.SignIn&card=AB1234", cancellation);
        await reader.GetStringAsync("/?s=Account.SetLabels&language=fr", cancellation);

        (await reader.GetStringAsync("/?s=Account.Current", cancellation)).ShouldContain("""{"number":"AB1234"}""");
        (await reader.GetStringAsync("/?s=Account.Labels", cancellation)).ShouldContain("""{"language":"fr"}""");
        (await stranger.GetStringAsync("/?s=Account.Current", cancellation)).ShouldContain("\"ret\":401");
        (await stranger.GetStringAsync("/?s=Account.Labels", cancellation)).ShouldContain("""{"language":"en"}""");
        await reader.GetStringAsync("/?s=Account.SignOut", cancellation);
        (await reader.GetStringAsync("/?s=Account.Current", cancellation)).ShouldContain("\"ret\":401");
    }

    [Fact]
    public async Task Queue_IsWorkedOff_AfterTheCall()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await Sample.StartAsync(Project);
        using var client = new HttpClient { BaseAddress = server.Url, Timeout = TimeSpan.FromSeconds(30) };

        await client.GetStringAsync("/?s=Mail.Send&to=Ann&text=Late", cancellation);
        await client.GetStringAsync("/?s=Mail.Send&to=Bea&text=Late", cancellation);

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(TimeSpan.FromSeconds(20));
        while (!(await client.GetStringAsync("/?s=Mail.Sent", deadline.Token)).Contains("""{"count":2}""", StringComparison.Ordinal))
            await Task.Delay(20, deadline.Token);
    }
}
