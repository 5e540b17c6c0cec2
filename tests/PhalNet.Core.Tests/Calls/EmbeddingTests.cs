using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PhalNet.Core.Tests.Calls;

/// <summary>The engine in applications without a web server: a worker, a command line, a test.</summary>
public sealed class EmbeddingTests
{
    [Fact]
    public async Task Application_WithoutWebServer_CallsServicesThroughTheDispatcher()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddPhalNet(options => options.Language = "en").AddModule("Shop", [typeof(Price)]);
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);

        var dispatcher = host.Services.GetRequiredService<ICallDispatcher>();
        await using var result = await dispatcher.CallAsync(CallRequest.Create("Shop.Price.Total", ("amount", 3), ("unit_price", "2.50")));

        result.Ret.ShouldBe(200);
        result.Data.ShouldBe(7.50m);
        result.Action!.Name.ShouldBe("Shop.Price.Total");
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Application_ThatHasNotStarted_IsToldToStart()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddPhalNet().AddModule("Shop", [typeof(Price)]);
        using var host = builder.Build();

        var dispatcher = host.Services.GetRequiredService<ICallDispatcher>();
        var error = await Should.ThrowAsync<InvalidOperationException>(async () => await dispatcher.CallAsync(CallRequest.Create("Shop.Price.Total")));

        error.Message.ShouldContain("host.StartAsync()");
        Should.Throw<InvalidOperationException>(() => host.Services.GetRequiredService<IServiceRegistry>().Current);
    }

    [Fact]
    public async Task TwoHosts_InOneProcess_ShareNothing()
    {
        await using var one = await TestHost.StartAsync(app => app.AddModule("App", [typeof(Counter)], module => module.Services.AddSingleton<Count>()));
        await using var other = await TestHost.StartAsync(app => app.AddModule("App", [typeof(Counter)], module => module.Services.AddSingleton<Count>()));

        await one.CallAsync("App.Counter.Next");
        (await one.CallAsync("App.Counter.Next")).Data.ShouldBe(2);

        (await other.CallAsync("App.Counter.Next")).Data.ShouldBe(1);
    }

    [Service("Shop.Price")]
    private sealed class Price
    {
        public decimal Total(int amount, decimal unitPrice) => amount * unitPrice;
    }

    [Service("App.Counter")]
    private sealed class Counter(Count count)
    {
        public int Next() => ++count.Value;
    }

    private sealed class Count
    {
        public int Value { get; set; }
    }
}
