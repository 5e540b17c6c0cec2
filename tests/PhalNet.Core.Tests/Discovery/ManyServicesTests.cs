using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Benchmarks.Shared;

namespace PhalNet.Core.Tests.Discovery;

#pragma warning disable CA1822, xUnit1013

/// <summary>Reading many classes in parallel has the same result as reading them one by one.</summary>
public sealed class ManyServicesTests
{
    // More than 64 are read in parallel.
    private const int Count = 200;

    private const int Few = 20;

    // In an order that no sorting produces.
    private static readonly Type[] Services =
        [.. LoadModule.Load(Count * 10).GetTypes().Where(type => type.Name.StartsWith("Class", StringComparison.Ordinal))
            .OrderBy(type => type.Name[^1]).ThenByDescending(type => type.Name)];

    private static readonly Type[] Wrong = [typeof(Range), typeof(Unnamed), typeof(Pattern), typeof(SeveralErrors), typeof(Method), typeof(Foreign)];

    [Fact]
    public async Task Services_AreInTheOrderOfTheirClasses()
    {
        Services.Length.ShouldBe(Count);
        List<string> oneByOne = [];
        foreach (var few in Services.Chunk(Few))
        {
            await using var host = await TestHost.StartAsync(few);
            oneByOne.AddRange(ActionsOf(host));
        }

        for (var i = 0; i < 5; i++)
        {
            await using var host = await TestHost.StartAsync(Services);
            ActionsOf(host).SequenceEqual(oneByOne).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Rules_AreThoseOfTheirActions()
    {
        await using var many = await TestHost.StartAsync(Services);
        await using var few = await TestHost.StartAsync(Services[..Few]);

        foreach (var action in few.Registry.Current.Actions)
        {
            var same = many.Registry.Current.Actions.Single(other => other.Name == action.Name);
            same.Rules.Select(rule => (rule.Declaration, rule.Type, rule.Min, rule.Max, rule.Default))
                .ShouldBe(action.Rules.Select(rule => (rule.Declaration, rule.Type, rule.Min, rule.Max, rule.Default)));
        }
    }

    [Fact]
    public async Task Errors_OfSeveralClasses_AreToldOnce_InTheOrderOfTheirClasses()
    {
        var oneByOne = await TestHost.ErrorsAsync(Wrong);
        Type[] all = [.. Services.Chunk(Count / Wrong.Length + 1).SelectMany((few, i) => few.Append(Wrong[i]))];

        oneByOne.Count.ShouldBe(7);
        for (var i = 0; i < 5; i++)
            (await TestHost.ErrorsAsync(all)).ShouldBe(oneByOne);
    }

    [Fact]
    public async Task Errors_OfManyClasses_AreAllTold()
    {
        var one = (await TestHost.ErrorsAsync(typeof(Alike<Range>))).ShouldHaveSingleItem();
        Type[] alike = [.. Services.Select(type => typeof(Alike<>).MakeGenericType(type))];

        var errors = await TestHost.ErrorsAsync([.. alike.Concat(Services)]);

        errors.Count(error => error.EndsWith(one[one.IndexOf("(value)", StringComparison.Ordinal)..], StringComparison.Ordinal)).ShouldBe(Count);
        errors.ShouldBeUnique();
    }

    private static IEnumerable<string> ActionsOf(TestHost host) => host.Registry.Current.Actions[0].Module.Actions.Select(action => action.Name);

    [Service("App.Range")]
    public sealed class Range
    {
        public void Call([Range(1, 2)] string value) => _ = value;
    }

    public sealed class Unnamed
    {
        public void Call()
        {
        }
    }

    [Service("App.Pattern")]
    public sealed class Pattern
    {
        public void Call([RegularExpression("(")] string value) => _ = value;
    }

    [Service("App.SeveralErrors")]
    public sealed class SeveralErrors
    {
        public void Call([MaxLength(2)] int value) => _ = value;

        public void Other([StringLength(2)] int value) => _ = value;
    }

    [Service("App.Method")]
    public sealed class Method
    {
        public void Call<T>(T value) => _ = value;
    }

    [Service("App.Foreign")]
    public sealed class Foreign
    {
        public void Call([FromKeyedServices("key")] string value) => _ = value;
    }

    [Service("App.Alike")]
    public sealed class Alike<T>
    {
        public void Call([FromKeyedServices("key")] string value) => _ = value;
    }
}
