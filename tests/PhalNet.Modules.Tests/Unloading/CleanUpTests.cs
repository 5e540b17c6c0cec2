using System.Runtime.Loader;

namespace PhalNet.Modules.Tests.Unloading;

/// <summary>The clean-up uses private members: this test notices a runtime that renames one.</summary>
public sealed class CleanUpTests
{
    public static TheoryData<string> Steps => [.. CleanUpStep.All.Select(step => step.Name)];

    [Theory]
    [MemberData(nameof(Steps))]
    public void Step_FindsItsMembersInThisRuntime(string name)
    {
        var context = new AssemblyLoadContext("empty", isCollectible: true);

        Should.NotThrow(() => CleanUpStep.All.Single(step => step.Name == name).Run(new(context)));

        context.Unload();
    }
}
