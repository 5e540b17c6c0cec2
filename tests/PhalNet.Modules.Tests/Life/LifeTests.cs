using Microsoft.Extensions.DependencyInjection;
using PhalNet.Modules.Tests.Support;

namespace PhalNet.Modules.Tests.Life;

/// <summary>From a folder to a running module, to another version, to removal.</summary>
public sealed class LifeTests
{
    [Fact]
    public async Task Folder_ThereAtStart_ServesFromTheFirstCall()
    {
        await using var host = await ModulesHost.StartAsync(directory => new TestModule().Write(directory));

        (await host.CallAsync("Shop.Hello.Greet")).ShouldBe((200, "Shop 1.0.0 greets you"), string.Join('\n', host.Lines.All));
    }

    [Fact]
    public async Task Folder_PutThereLater_ServesAndIsReplacedAndRemoved()
    {
        await using var host = await ModulesHost.StartAsync();
        (await host.CallAsync("Shop.Hello.Greet")).Ret.ShouldBe(404);

        new TestModule().Write(host.Watched);
        await host.UntilAsync("Shop", ModuleState.Active, "1.0.0");
        (await host.CallAsync("Shop.Hello.Greet")).ShouldBe((200, "Shop 1.0.0 greets you"));

        new TestModule { Version = "1.1.0" }.Write(host.Watched);
        await host.UntilAsync("Shop", ModuleState.Active, "1.1.0");
        (await host.CallAsync("Shop.Hello.Greet")).ShouldBe((200, "Shop 1.1.0 greets you"));
        await host.UntilAsync(() => host.Modules.Modules.Count == 1 ? host : null, () => string.Join("; ", host.Modules.Modules));

        Directory.Delete(Path.Combine(host.Watched, "Shop"), recursive: true);
        await host.UntilAsync(() => host.Modules.Modules.Count == 0 ? host : null, () => string.Join("; ", host.Modules.Modules));
        (await host.CallAsync("Shop.Hello.Greet")).Ret.ShouldBe(404);
        host.Lines.All.Where(line => line.StartsWith("Warning", StringComparison.Ordinal) || line.StartsWith("Error", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Folder_PutBackWhileTheModuleStillLeaves_Serves()
    {
        await using var host = await ModulesHost.StartAsync(directory => Slow.Write(directory), [("PhalNet:DrainTimeout", "00:01:00")]);
        using var end = new CancellationTokenSource();
        var call = host.Services.GetRequiredService<ICallDispatcher>().CallAsync(CallRequest.Create("Shop.Hello.Wait"), end.Token).AsTask();
        Directory.Delete(Path.Combine(host.Watched, "Shop"), recursive: true);
        await host.UntilAsync(
            () => host.Modules.Modules.Any(module => module.State == ModuleState.Draining) ? host : null,
            () => string.Join("; ", host.Modules.Modules));

        Slow.Write(host.Watched);
        await end.CancelAsync();
        await (await call).DisposeAsync();

        await host.UntilAsync("Shop", ModuleState.Active, "1.0.0");
        (await host.CallAsync("Shop.Hello.Greet")).Ret.ShouldBe(200);
    }

    private static TestModule Slow => new()
    {
        Members = "public async Task<int> Wait(CancellationToken cancellation) { await Task.Delay(-1, cancellation); return 1; }",
    };
}
