using Microsoft.Extensions.Logging;

namespace PhalNet.Core.Tests.Discovery;

#pragma warning disable CA1822, xUnit1013

/// <summary>Which methods of a class are actions, and what is reported for the others.</summary>
public sealed partial class ActionMethodTests
{
    private const string Here = "PhalNet.Core.Tests.Discovery.ActionMethodTests+";

    [Theory]
    [InlineData(typeof(Hiding), "App.Hiding.Run", "derived")]
    [InlineData(typeof(HidingWithOtherResult), "App.HidingWithOtherResult.Run", 5)]
    [InlineData(typeof(HidingAsync), "App.HidingAsync.Run", "derived")]
    [InlineData(typeof(HidingGeneric), "App.HidingGeneric.Run", "derived 1")]
    [InlineData(typeof(Overriding), "App.Overriding.Run", "overridden")]
    [InlineData(typeof(Narrowing), "App.Narrowing.Run", "narrower")]
    [InlineData(typeof(HidingTwice), "App.HidingTwice.Run", "most derived")]
    public async Task Method_OfOneSignature_IsTheMostDerived(Type type, string service, object data)
    {
        await using var host = await TestHost.StartAsync(type);

        host.Registry.Current.Actions.Count.ShouldBe(1);
        (await host.CallAsync(service, ("value", 1))).Data.ShouldBe(data);
    }

    [Fact]
    public async Task Method_HiddenByANonAction_IsNone()
    {
        await using var host = await TestHost.StartAsync(typeof(HidingAsNone));

        host.Registry.Current.Actions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Overloads_AreNamedWithTheirParameterTypes() => (await TestHost.ErrorsAsync(typeof(Overloaded))).ShouldBe([
        $"The name App.Overloaded.Run is used by {Here}Overloaded.Run(int) and {Here}Overloaded.Run(string, System.Guid?) and "
        + $"{Here}Overloaded.Run(System.Collections.Generic.List<int[]>) and {Here}Overloaded.RunAsync(); "
        + "an action is named after its method, without the suffix Async. Rename all but one, or mark them with NonActionAttribute."]);

    [Fact]
    public async Task OverloadsOfABase_AreActionsOrNamed() => (await TestHost.ErrorsAsync(typeof(OverloadingBase))).ShouldHaveSingleItem()
        .ShouldContain($"{Here}OverloadingBase.Run(string) and {Here}OverloadingBase.Run()");

    [Fact]
    public async Task Overloads_ButOneMarked_AreFine()
    {
        await using var host = await TestHost.StartAsync(typeof(OverloadedOnce));

        (await host.CallAsync("App.OverloadedOnce.Run", ("value", 3))).Data.ShouldBe(3);
    }

    [Fact]
    public async Task DefaultInterfaceMethod_IsNoActionAndNamed()
    {
        await using var host = await TestHost.StartAsync(typeof(WithDefaults));

        host.Registry.Current.Actions.Select(action => action.Name).ShouldBe(["App.WithDefaults.Own", "App.WithDefaults.Replaced"], ignoreOrder: true);
        Warnings(host).ShouldBe([
            $"The module App: {Here}WithDefaults: {Here}IDefaults.Inherited(int) is implemented in the interface and therefore not an action; "
            + "implement it as a public method of the class, or mark it with NonActionAttribute."]);
    }

    [Fact]
    public async Task ClassWithoutActions_IsNamed()
    {
        await using var host = await TestHost.StartAsync(typeof(Empty), typeof(Explicit));

        Warnings(host).ShouldBe([
            $"The module App: {Here}Empty: it has no actions; an action is a public instance method of the class.",
            $"The module App: {Here}Explicit: it has no actions; an action is a public instance method of the class."]);
    }

    [Fact]
    public async Task StaticMethods_AreNamedAndNoActions()
    {
        await using var host = await TestHost.StartAsync(typeof(WithStatics));

        host.Registry.Current.Actions.Select(action => action.Name).ShouldBe(["App.WithStatics.Run"]);
        host.Log.Lines.Where(line => line.Level == LogLevel.Information && line.Text.Contains("WithStatics")).Select(line => line.Text)
            .ShouldBe([$"The module App: {Here}WithStatics.Help(int) is static and therefore not an action; NonActionAttribute confirms that this is intended."]);
    }

    [Fact]
    public async Task WhatTheLanguageAdds_IsNoAction()
    {
        await using var host = await TestHost.StartAsync(typeof(Recorded), typeof(Accessors), typeof(Disposed));

        host.Registry.Current.Actions.Select(action => action.Name).ShouldBe(
            ["App.Recorded.Run", "App.Accessors.Run", "App.Disposed.Run", "App.Disposed.Dispose"], ignoreOrder: true);
        (await host.CallAsync("App.Disposed.Dispose", ("id", 7))).Data.ShouldBe(7);
        Warnings(host).ShouldBeEmpty();
    }

    [Fact]
    public async Task Dispose_WithoutTheInterface_IsAnAction()
    {
        await using var host = await TestHost.StartAsync(typeof(Disposing));

        (await host.CallAsync("App.Disposing.Dispose")).Ret.ShouldBe(200);
    }

    [Fact]
    public async Task NestedAndInternalClasses_AreServices()
    {
        await using var host = await TestHost.StartAsync(typeof(Outer.Inner));

        host.Registry.Current.Actions.Select(action => action.Name).ShouldBe(["App.Discovery_ActionMethodTests_Outer_Inner.Run"]);
    }

    [Fact]
    public async Task ParamsArray_IsAList()
    {
        await using var host = await TestHost.StartAsync(typeof(Variadic));

        (await host.CallAsync("App.Variadic.Sum", ("values", "1,2,3"))).Data.ShouldBe(6);
    }

    [Fact]
    public async Task ParametersThatCannotBePassed_AreNamed()
    {
        var errors = await TestHost.ErrorsAsync(typeof(Unpassable));

        foreach (var member in new[] { "In:", "Out:", "Span(value):", "Generic:", "GenericList:" })
            errors.ShouldContain(error => error.StartsWith($"{Here}Unpassable.{member}", StringComparison.Ordinal), member);
        errors.Count.ShouldBe(5);
    }

    private static IEnumerable<string> Warnings(TestHost host) =>
        host.Log.Lines.Where(line => line.Level == LogLevel.Warning).Select(line => line.Text);
}
