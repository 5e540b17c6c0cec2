using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.Time.Testing;

namespace PhalNet.Core.Tests.Modules;

/// <summary>A module has its own lifetime, configuration and meters, which end with it.</summary>
public sealed class ModuleLifetimeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lifetime_OfAnAddedModule_IsItsOwn()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        await host.Modules.AddAsync(new TestSource("Shop", [typeof(Goods)]), Cancellation);
        var lifetime = Own<IHostApplicationLifetime>(host);
        CancellationToken[] tokens = [lifetime.ApplicationStarted, lifetime.ApplicationStopping, lifetime.ApplicationStopped];
        bool[] Told() => [.. tokens.Select(token => token.IsCancellationRequested)];
        Told().ShouldBe([true, false, false]);
        var open = await host.Dispatcher.CallAsync(CallRequest.Create("Shop.Goods.Count"), Cancellation);
        var draining = new TaskCompletionSource();
        lifetime.ApplicationStopping.Register(draining.SetResult);

        var removing = host.Modules.RemoveAsync("Shop", Cancellation);
        await draining.Task.WaitAsync(Cancellation);
        Told().ShouldBe([true, true, false]);
        await open.DisposeAsync();
        await removing;

        Told().ShouldBe([true, true, true]);
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task Lifetime_OfAModuleThatCannotStart_Ends()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        IHostApplicationLifetime? lifetime = null;

        await host.Modules.AddAsync(
            new TestSource("Shop", [], module => module.Services.AddSingleton<IHostedService>(services =>
            {
                lifetime = services.GetRequiredService<IHostApplicationLifetime>();
                throw new InvalidOperationException("no");
            })),
            Cancellation);

        lifetime!.ApplicationStarted.IsCancellationRequested.ShouldBeFalse();
        lifetime.ApplicationStopping.IsCancellationRequested.ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task StopApplication_IsForModulesOfTheHost(bool isAdded)
    {
        await using var host = await TestHost.StartAsync(app => _ = isAdded ? app : app.AddModule("Shop", [typeof(Goods)]));
        if (isAdded)
            await host.Modules.AddAsync(new TestSource("Shop", [typeof(Goods)]), Cancellation);

        Own<IHostApplicationLifetime>(host).StopApplication();

        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested.ShouldBe(!isAdded);
        host.Log.Lines.Count(line => line.Text.StartsWith("The module Shop tried to stop", StringComparison.Ordinal)).ShouldBe(isAdded ? 1 : 0);
    }

    [Fact]
    public async Task Lifetime_WhatIsRegisteredForItFails_IsLoggedAndTheModuleServes()
    {
        await using var host = await TestHost.StartAsync(_ => { });

        var status = await host.Modules.AddAsync(
            new TestSource("Shop", [typeof(Goods)], module => module.Services.AddSingleton<IHostedService>(services =>
            {
                services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted
                    .Register(() => throw new InvalidOperationException("not ready"));
                return new Nothing();
            })),
            Cancellation);

        status.State.ShouldBe(ModuleState.Active);
        host.Log.Errors.Single().Text.ShouldContain("event handler of the module Shop");
    }

    [Fact]
    public async Task Configuration_OfAModule_FollowsTheHostsUntilTheModuleEnds()
    {
        await using var host = await TestHost.StartAsync(_ => { }, configuration: ("Shop:Limit", "1"));
        var configurations = new List<IConfiguration>();
        await host.Modules.AddAsync(
            new TestSource("Shop", [typeof(Goods)], module => configurations.AddRange([module.Configuration, module.HostConfiguration])),
            Cancellation);
        configurations.Add(Own<IConfiguration>(host));
        var reloads = 0;
        foreach (var configuration in configurations)
            ChangeToken.OnChange(configuration.GetReloadToken, () => reloads++);
        var root = (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();

        root["Shop:Limit"] = "2";
        root.Reload();
        reloads.ShouldBe(3);
        (configurations[0]["Limit"], configurations[1]["Shop:Limit"], configurations[2]["Shop:Limit"]).ShouldBe(("2", "2", "2"));

        await host.Modules.RemoveAsync("Shop", Cancellation);
        root.Reload();
        reloads.ShouldBe(3);
    }

    [Fact]
    public async Task Meters_OfAModule_EndWithIt()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        await host.Modules.AddAsync(new TestSource("Shop", [typeof(Goods)]), Cancellation);
        Own<IMeterFactory>(host).ShouldNotBe(host.Services.GetRequiredService<IMeterFactory>());
        Own<IMeterFactory>(host).Create("Shop.Tests").CreateObservableGauge("goods", () => 1);
        var ended = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, all) =>
            {
                if (instrument.Meter.Name == "Shop.Tests")
                    all.EnableMeasurementEvents(instrument);
            },
            MeasurementsCompleted = (_, _) => ended++,
        };
        listener.Start();

        await host.Modules.RemoveAsync("Shop", Cancellation);

        ended.ShouldBe(1);
    }

    [Fact]
    public async Task Loggers_OfAModule_TakeNoProvider()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        await host.Modules.AddAsync(new TestSource("Shop", [typeof(Goods)]), Cancellation);

        Own<ILogger<Goods>>(host).LogWarning("few are left");
        host.Log.Lines.ShouldContain(line => line.Text == "few are left");
        Should.Throw<NotSupportedException>(() => Own<ILoggerFactory>(host).AddProvider(new TestLog()));
    }

    [Fact]
    public async Task HostedService_ThatDoesNotStop_IsLeftBehind()
    {
        var time = new FakeTimeProvider();
        await using var host = await TestHost.StartAsync(app => app.Services.AddSingleton<TimeProvider>(time));
        using var released = new ManualResetEventSlim();
        var source = new TestSource(
            "Shop", [typeof(Goods)], module => module.Services.AddSingleton<IHostedService>(new Nothing(() => released.Wait(Cancellation))));
        await host.Modules.AddAsync(source, Cancellation);

        var removing = host.Modules.RemoveAsync("Shop", Cancellation);
        while (!removing.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(5, Cancellation);
        }

        (await removing).State.ShouldBe(ModuleState.Removed);
        source.Unloads.ShouldBe(1);
        host.Log.Lines.ShouldContain(line => line.Text.Contains("Shop has not stopped within 30 s"));
        released.Set();
    }

    private static T Own<T>(TestHost host) where T : notnull =>
        host.Registry.Modules.Single(module => module.Name == "Shop").Services.GetRequiredService<T>();

    [Service("Shop.Goods")]
    private sealed class Goods
    {
        public int Count() => 1;
    }

    private sealed class Nothing(Action? stop = null) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            stop?.Invoke();
            return Task.CompletedTask;
        }
    }
}
