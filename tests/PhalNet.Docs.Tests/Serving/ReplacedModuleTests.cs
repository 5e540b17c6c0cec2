using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Docs.Tests.Support;
using PhalNet.Tests.Modules;

namespace PhalNet.Docs.Tests.Serving;

/// <summary>Pages and formats follow modules as they are added and removed, and keep none of them in memory.</summary>
public sealed class ReplacedModuleTests
{
    private readonly LoadedContexts _contexts = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Documentation_OfModulesThatComeAndGo_FollowsThemAndLeavesMemory()
    {
        await using var host = await DocsHost.StartAsync([]);
        var modules = host.Services.GetRequiredService<IModuleHost>();
        for (var i = 0; i < 3; i++)
        {
            await AddAsync(modules);
            await ReadAsync(host);
            await ReplaceAsync(modules);
            await ReadAsync(host);
            (await modules.RemoveAsync("Replaced", Cancellation)).Reasons.ShouldBeEmpty();
            (await host.Client.GetStringAsync("/docs", Cancellation)).ShouldNotContain("Replaced.Goods.Add");
        }

        _contexts.Count.ShouldBe(6);
        (await _contexts.LeftAsync(Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task List_WithAModuleThatDoesNotServe_ShowsItsState()
    {
        await using var host = await DocsHost.StartAsync([]);
        var modules = host.Services.GetRequiredService<IModuleHost>();
        await AddAsync(modules);
        (await host.Client.GetStringAsync("/docs?lang=en", Cancellation)).ShouldNotContain("disabled");

        await modules.DisableAsync("Replaced", Cancellation);
        (await host.Client.GetStringAsync("/docs?lang=en", Cancellation)).ShouldContain("disabled");
        (await host.Client.GetStringAsync("/docs?lang=zh-CN", Cancellation)).ShouldContain("已停用");

        await modules.EnableAsync("Replaced", Cancellation);
        (await host.Client.GetStringAsync("/docs?lang=en", Cancellation)).ShouldNotContain("disabled");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task AddAsync(IModuleHost modules) =>
        (await modules.AddAsync(new FileModule("Replaced", _contexts), Cancellation)).State.ShouldBe(ModuleState.Active);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task ReplaceAsync(IModuleHost modules) =>
        (await modules.ReplaceAsync("Replaced", new FileModule("Replaced", _contexts), Cancellation)).State.ShouldBe(ModuleState.Active);

    private static async Task ReadAsync(DocsHost host)
    {
        foreach (var language in new[] { "en", "zh-CN" })
        {
            (await host.Client.GetStringAsync($"/docs?lang={language}", Cancellation)).ShouldContain("Adds up an order");
            foreach (var target in new[] { "Replaced.Goods.Add", "Replaced.Goods.Add.md", "openapi.json", "llms-full.txt" })
                (await host.Client.GetStringAsync($"/docs/{target}?lang={language}", Cancellation)).ShouldContain("currency");
        }
    }
}
