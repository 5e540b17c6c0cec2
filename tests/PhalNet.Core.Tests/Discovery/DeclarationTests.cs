using System.Reflection;
using System.Text.Json.Serialization;

namespace PhalNet.Core.Tests.Discovery;

/// <summary>How declarations appear in the documentation.</summary>
public sealed class DeclarationTests
{
    private enum Size
    {
        VeryLarge,

        [JsonStringEnumMemberName("Mini!")]
        Small,

        Also = VeryLarge,
    }

    [Fact]
    public void EnumMembers_AreNamedAsInRequestsInTheOrderOfDeclaration()
    {
        var members = EnumMember.Of(typeof(Size));

        members.Select(member => member.Name).ShouldBe(["very_large", "Mini!", "also"]);
        members.Select(member => member.Value).ShouldBe([Size.VeryLarge, Size.Small, Size.VeryLarge]);
        members.Select(member => member.Field.Name).ShouldBe(["VeryLarge", "Small", "Also"]);
    }

    [Fact]
    public async Task EnumMembers_AreTheTextsThatParametersTake()
    {
        await using var host = await TestHost.StartAsync(typeof(Sizes));

        foreach (var member in EnumMember.Of(typeof(Size)))
            (await host.CallAsync("App.Sizes.Take", ("size", member.Name))).Data.ShouldBe((int)member.Value, member.Name);
    }

    [Fact]
    public void EnumMembers_OfNothing_AreRefused() => Should.Throw<ArgumentNullException>(() => EnumMember.Of(null!));

    [Fact]
    public void Errors_OfActionsAndClasses_AreKeptAsDeclared()
    {
        typeof(Sizes).GetCustomAttributes<ErrorAttribute>().Select(error => (error.Ret, error.Description)).ShouldBe([(409, "Taken."), (410, "sizes.gone")]);
        typeof(Sizes).GetMethod(nameof(Sizes.Take))!.GetCustomAttributes<ErrorAttribute>().ShouldHaveSingleItem().Ret.ShouldBe(411);
    }

    [Fact]
    public async Task Errors_AreForReaders_CallsGoOn()
    {
        await using var host = await TestHost.StartAsync(typeof(Sizes));

        (await host.CallAsync("App.Sizes.Take", ("size", "very_large"))).Ret.ShouldBe(200);
    }

    [Fact]
    public async Task Header_OrCookie_MayHaveAReservedName()
    {
        await using var host = await TestHost.StartAsync(typeof(Reserved));

        (await host.CallAsync("App.Reserved.Read", ("s", "a"), ("service", "b"))).Data.ShouldBe("ab");
    }

    [Service("App.Reserved")]
    private sealed class Reserved
    {
        public string Read([Param("s", Source = ValueSource.Header)] string header, [Param("service", Source = ValueSource.Cookie)] string cookie) =>
            header + cookie;
    }

    [Service("App.Sizes")]
    [Error(409, "Taken.")]
    [Error(410, "sizes.gone")]
    private sealed class Sizes
    {
        [Error(411, "Too large.")]
        public int Take(Size size) => (int)size;
    }
}
