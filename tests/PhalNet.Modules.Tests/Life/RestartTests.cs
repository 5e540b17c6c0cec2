using Microsoft.Extensions.DependencyInjection;
using PhalNet.Modules.Tests.Support;

namespace PhalNet.Modules.Tests.Life;

/// <summary>Desired states survive a restart of the process.</summary>
public sealed class RestartTests
{
    private readonly InMemoryModuleStates _states = new();

    [Fact]
    public async Task Start_WithAWantedVersionThatCannotWork_ServesTheLastThatCould()
    {
        var first = await ModulesHost.StartAsync(directory => new TestModule().Write(directory), configure: Share);
        (await first.CallAsync("Shop.Hello.Greet")).Ret.ShouldBe(200);
        new TestModule
        {
            Version = "2.0.0",
            Code = "public sealed class SetUp : IModule { public void Configure(IModuleBuilder module) => throw new Exception(\"no stock\"); }",
        }.Write(first.Watched);
        await first.UntilAsync(() => Reported("2.0.0"), () => "no report");
        var directory = await first.EndAsync();

        await using var second = await ModulesHost.StartAsync(configure: Share, directory: directory);

        (await second.CallAsync("Shop.Hello.Greet")).ShouldBe((200, "Shop 1.0.0 greets you"));
        Reported("2.0.0")!.State.ShouldBe(ModuleState.Faulted);
    }

    [Fact]
    public async Task Start_AfterAModuleWasDisabled_LeavesItOff()
    {
        var first = await ModulesHost.StartAsync(directory => new TestModule().Write(directory), configure: Share);
        await Administration(first).DisableAsync("Shop", default);
        await first.UntilAsync("Shop", ModuleState.Disabled);
        var directory = await first.EndAsync();

        await using var second = await ModulesHost.StartAsync(configure: Share, directory: directory);
        (await second.CallAsync("Shop.Hello.Greet")).Ret.ShouldBe(404);

        await Administration(second).EnableAsync("Shop", default);
        await second.UntilAsync("Shop", ModuleState.Active);
        (await second.CallAsync("Shop.Hello.Greet")).Ret.ShouldBe(200);
    }

    [Theory]
    [InlineData("none", 404, 404)]
    [InlineData("Shop", 200, 404)]
    [InlineData("shop, Other", 200, 200)]
    public async Task Start_InSafeMode_StartsTheNamedModulesOnly(string names, int shop, int other)
    {
        await using var host = await ModulesHost.StartAsync(
            directory =>
            {
                new TestModule().Write(directory);
                new TestModule { Name = "Other" }.Write(directory);
            },
            [("PhalNet:Modules", names)]);

        (await host.CallAsync("Shop.Hello.Greet")).Ret.ShouldBe(shop);
        (await host.CallAsync("Other.Hello.Greet")).Ret.ShouldBe(other);
    }

    [Fact]
    public async Task Rollback_AfterTwoReplacements_GoesBackAStepAtATime()
    {
        await using var host = await ModulesHost.StartAsync(directory => new TestModule().Write(directory), configure: Share);
        foreach (var version in new[] { "1.1.0", "1.2.0" })
        {
            new TestModule { Version = version }.Write(host.Watched);
            await host.UntilAsync("Shop", ModuleState.Active, version);
        }

        await Administration(host).RollBackAsync("Shop", default);
        await host.UntilAsync("Shop", ModuleState.Active, "1.1.0");
        await Administration(host).RollBackAsync("Shop", default);
        await host.UntilAsync("Shop", ModuleState.Active, "1.0.0");
        (await Should.ThrowAsync<ModuleContentException>(() => Administration(host).RollBackAsync("Shop", default)))
            .Message.ShouldBe("No earlier version of Shop is kept.");
    }

    private void Share(IPhalNetBuilder builder) => builder.Services.AddSingleton<IModuleStates>(_states);

    private ReportedModule? Reported(string version) => _states.Report?.Modules.FirstOrDefault(module => module.Version == version);

    private ModuleAdministration Administration(ModulesHost host) =>
        new(_states, host.Services.GetRequiredService<ModuleVersions>(), TimeProvider.System, "command");
}
