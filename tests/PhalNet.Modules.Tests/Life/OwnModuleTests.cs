using PhalNet.Modules.Tests.Support;

namespace PhalNet.Modules.Tests.Life;

/// <summary>A module compiled into the host keeps its name, whatever the watched directory contains.</summary>
public sealed class OwnModuleTests
{
    [Fact]
    public async Task Folder_WithTheNameOfAnOwnModule_IsRefusedAndTouchesNothing()
    {
        await using var host = await ModulesHost.StartAsync(
            directory => new TestModule { Name = "Own" }.Write(directory), configure: AddOwn);

        (await host.CallAsync("Own.Answer.Ask")).ShouldBe((200, "own"), string.Join('\n', host.Lines.All));
        Reported(host)!.Reasons.ShouldBe(["The host already has a module Own; a module from a folder needs another name."]);

        Directory.Delete(Path.Combine(host.Watched, "Own"), recursive: true);
        await host.UntilAsync(() => Reported(host) is null ? host : null, () => "still reported");
        (await host.CallAsync("Own.Answer.Ask")).ShouldBe((200, "own"));
    }

    [Fact]
    public async Task Folder_ThatIsBrokenAndHasTheNameOfAnOwnModule_TouchesNothing()
    {
        await using var host = await ModulesHost.StartAsync(
            directory =>
            {
                new TestModule { Name = "Own" }.Compile(directory);
                new TestModule { Code = "[assembly: ModuleDependency(\"Own\", \"[0.0.0, 9.0.0)\")]" }.Write(directory);
            },
            [("PhalNet:Modules:WaitSeconds", "0")],
            AddOwn);
        await host.UntilAsync(() => Reported(host), () => "not reported");
        Directory.Delete(Path.Combine(host.Watched, "Own"), recursive: true);
        await host.UntilAsync(() => Reported(host) is null ? host : null, () => "still reported");

        // Once more, when nothing else changes.
        new TestModule { Name = "Own" }.Compile(host.Watched);
        await host.UntilAsync(() => Reported(host), () => "not reported again");
        Directory.Delete(Path.Combine(host.Watched, "Own"), recursive: true);
        await host.UntilAsync(() => Reported(host) is null ? host : null, () => "still reported again");

        (await host.CallAsync("Own.Answer.Ask")).ShouldBe((200, "own"));
        (await host.CallAsync("Shop.Hello.Greet")).Ret.ShouldBe(200);
    }

    private static ReportedModule? Reported(ModulesHost host) =>
        ((InMemoryModuleStates)host.States).Report?.Modules.FirstOrDefault(module => module.Name == "Own");

    private static void AddOwn(IPhalNetBuilder builder) => builder.AddModule("Own", [typeof(Answer)]);

    /// <summary>A service of the host.</summary>
    [Service("Own.Answer")]
    public sealed class Answer
    {
        /// <summary>Answers.</summary>
        public string Ask() => "own";
    }
}
