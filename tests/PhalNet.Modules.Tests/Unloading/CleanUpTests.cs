using System.Runtime.Loader;
using System.Text.Json;

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

    [Fact]
    public void Json_OfOptionsThatHaveSeenNoTypeOfTheContext_IsKept()
    {
        var context = new AssemblyLoadContext("own", isCollectible: true);
        var type = context.LoadFromAssemblyPath(typeof(CleanUpTests).Assembly.Location).GetType(typeof(Sample).FullName!)!;
        var (others, own) = (new JsonSerializerOptions(JsonSerializerOptions.Web), new JsonSerializerOptions { MaxDepth = 7 });
        others.MakeReadOnly(populateMissingResolver: true);
        own.MakeReadOnly(populateMissingResolver: true);
        var (kept, cleared) = (others.GetTypeInfo(typeof(Sample)), own.GetTypeInfo(type));

        JsonCaches.Clear(new(context));

        others.GetTypeInfo(typeof(Sample)).ShouldBeSameAs(kept);
        own.GetTypeInfo(type).ShouldNotBeSameAs(cleared);
        context.Unload();
    }

    public sealed record Sample(string Text);
}
