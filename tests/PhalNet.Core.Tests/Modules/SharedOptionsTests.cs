using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PhalNet.Core.Tests.Modules;

/// <summary>Options of the host that are shared with modules.</summary>
public sealed class SharedOptionsTests
{
    [Fact]
    public async Task Options_OfTheHost_ReachModulesInAllFormsWithNamesAndChanges()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Limit", "1"), new("Named:Limit", "2")]).Build();
        await using var host = await TestHost.StartAsync(app =>
        {
            app.Services.Configure<Limits>(configuration).Configure<Limits>("Named", configuration.GetSection("Named"));
            app.ShareOptionsWithModules<Limits>().AddModule("App", [typeof(Limited)], module => module.Services.AddSingleton<Changes>());
        });

        (await host.CallAsync("App.Limited.Run")).Data.ShouldBe("1 1 2 1 2 0");
        configuration["Limit"] = "5";
        configuration.Reload();

        (await host.CallAsync("App.Limited.Run")).Data.ShouldBe("1 5 2 5 2 1");
    }

    [Fact]
    public async Task Options_AreNotHeldByAModuleThatHasLeft()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Limit", "1")]).Build();
        var changes = new Changes();
        await using var host = await TestHost.StartAsync(app =>
        {
            app.Services.Configure<Limits>(configuration);
            app.ShareOptionsWithModules<Limits>().AddModule("App", [typeof(Limited)], module => module.Services.AddSingleton(changes));
        });
        await host.CallAsync("App.Limited.Run");

        await host.Modules.RemoveAsync("App", TestContext.Current.CancellationToken);
        configuration.Reload();

        changes.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Options_ThatTheModuleConfiguresItself_StopTheStart() =>
        (await TestHost.ErrorsAsync(app => app.ShareOptionsWithModules<Limits>()
            .AddModule("App", [], module => module.Services.Configure<Limits>(limits => limits.Limit = 3)))).ShouldBe([
                "The module App configures PhalNet.Core.Tests.Modules.SharedOptionsTests+Limits, which the host shares: remove the module's Configure, "
                + "or the host's ShareOptionsWithModules<PhalNet.Core.Tests.Modules.SharedOptionsTests+Limits>()."]);

    private sealed class Limits
    {
        public int Limit { get; set; }
    }

    private sealed class Changes
    {
        private bool _isListening;

        public int Count { get; private set; }

        public void Listen(IOptionsMonitor<Limits> monitor)
        {
            if (!_isListening)
                monitor.OnChange((_, name) => Count += name == Options.DefaultName ? 1 : 0);
            _isListening = true;
        }
    }

    [Service("App.Limited")]
    private sealed class Limited(IOptions<Limits> fixedOptions, IOptionsSnapshot<Limits> snapshot, IOptionsMonitor<Limits> monitor, Changes changes)
    {
        public string Run()
        {
            changes.Listen(monitor);
            return $"{fixedOptions.Value.Limit} {snapshot.Value.Limit} {snapshot.Get("Named").Limit} {monitor.CurrentValue.Limit} "
                + $"{monitor.Get("Named").Limit} {changes.Count}";
        }
    }
}
