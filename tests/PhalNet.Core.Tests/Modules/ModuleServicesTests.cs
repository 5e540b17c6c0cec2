using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PhalNet.Core.Tests.Modules;

/// <summary>The host can override the services of a module.</summary>
public sealed class ModuleServicesTests
{
    [Fact]
    public async Task ModuleServices_AreChangedByTheHostLastOfAll()
    {
        await using var host = await TestHost.StartAsync(app =>
        {
            app.Services.ConfigurePhalNetModule("shop", services => services.AddSingleton(new Unit { Name = "first" }));
            app.Services.AddSingleton(new Unit { Name = "host" });
            app.ShareWithModules<Unit>()
                .AddModule("Shop", [typeof(Named)], module => module.Services.AddSingleton(new Unit { Name = "module" }))
                .AddModule("Other", [typeof(OtherNamed)]);
            app.Services.ConfigurePhalNetModule("Shop", services => services.AddSingleton(new Unit { Name = "test" }));
        });

        (await host.CallAsync("Shop.Named.Run")).Data.ShouldBe("test");
        (await host.CallAsync("Other.Named.Run")).Data.ShouldBe("host");
        host.Log.Lines.ShouldNotContain(line => line.Level == LogLevel.Warning);
    }

    [Fact]
    public async Task ModuleThatDoesNotExist_IsWarnedOfWithTheNearestName()
    {
        await using var host = await TestHost.StartAsync(app =>
        {
            app.Services.ConfigurePhalNetModule("Shpo", _ => { }).ConfigurePhalNetModule("Warehouse", _ => { });
            app.AddModule("Shop", []).AddModule("Other", []);
        });

        host.Log.Lines.Where(line => line.Level == LogLevel.Warning).Select(line => line.Text).ShouldBe([
            "ConfigurePhalNetModule names the module Shpo, which does not exist: did you mean Shop? It applies to a module of this name that is added later",
            "ConfigurePhalNetModule names the module Warehouse, which does not exist: the modules are Shop, Other. It applies to a module of this name that is added later"]);
    }

    [Fact]
    public async Task ModuleAddedLater_IsConfiguredToo()
    {
        await using var host = await TestHost.StartAsync(app => app.Services.ConfigurePhalNetModule(
            "Shop", services => services.AddSingleton(new Unit { Name = "later" })));

        await host.Modules.AddAsync(new TestSource("Shop", [typeof(Named)]), TestContext.Current.CancellationToken);

        (await host.CallAsync("Shop.Named.Run")).Data.ShouldBe("later");
    }

    private sealed record Unit
    {
        public string Name { get; init; } = "";
    }

    [Service("Shop.Named")]
    private sealed class Named(Unit unit)
    {
        public string Run() => unit.Name;
    }

    [Service("Other.Named")]
    private sealed class OtherNamed(Unit unit)
    {
        public string Run() => unit.Name;
    }
}
