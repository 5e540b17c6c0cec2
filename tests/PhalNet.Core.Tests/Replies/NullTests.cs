using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;

namespace PhalNet.Core.Tests.Replies;

#pragma warning disable CA1822

/// <summary>How null is written.</summary>
public sealed class NullTests
{
    public static TheoryData<Type> ListTypes =>
    [
        typeof(int[]), typeof(string[]), typeof(int[][]), typeof(List<int>), typeof(IList<int>), typeof(ICollection<int>), typeof(IEnumerable<int>),
        typeof(IReadOnlyList<int>), typeof(IReadOnlyCollection<int>), typeof(HashSet<int>), typeof(ISet<int>), typeof(IReadOnlySet<int>),
        typeof(SortedSet<int>), typeof(Collection<int>), typeof(ReadOnlyCollection<int>), typeof(ObservableCollection<int>), typeof(Queue<int>),
        typeof(Stack<int>), typeof(LinkedList<int>), typeof(ImmutableArray<int>), typeof(ImmutableArray<int>?), typeof(ImmutableList<int>),
        typeof(IImmutableList<int>), typeof(ImmutableHashSet<int>), typeof(IImmutableSet<int>), typeof(ImmutableQueue<int>),
        typeof(ImmutableSortedSet<int>), typeof(System.Collections.Frozen.FrozenSet<int>), typeof(System.Collections.Concurrent.ConcurrentBag<int>),
        typeof(System.Collections.ArrayList), typeof(System.Collections.IEnumerable), typeof(System.Collections.IList), typeof(JsonArray),
        typeof(IQueryable<int>), typeof(Tags), typeof(List<List<int>>),
    ];

    [Theory]
    [MemberData(nameof(ListTypes))]
    public async Task Null_OfAListType_IsAnEmptyList(Type type)
    {
        ResultTypes.IsList(type).ShouldBeTrue();
        await using var host = await TestHost.StartAsync(app => app.AddModule("App", [typeof(Lists<>).MakeGenericType(type)]));

        (await host.DataAsync("App.Lists.Itself")).ShouldBe("[]");
        (await host.DataAsync("App.Lists.Member")).ShouldBe("""{"list":[],"after":1}""");
    }

    [Theory]
    [InlineData(typeof(string))]
    [InlineData(typeof(byte[]))]
    [InlineData(typeof(Dictionary<string, int>))]
    [InlineData(typeof(IReadOnlyDictionary<string, int>))]
    [InlineData(typeof(System.Collections.IDictionary))]
    [InlineData(typeof(JsonObject))]
    [InlineData(typeof(JsonNode))]
    [InlineData(typeof(Converted))]
    [InlineData(typeof(int))]
    [InlineData(typeof(object))]
    public async Task Null_OfAnotherType_StaysNull_InMembers(Type type)
    {
        ResultTypes.IsList(type).ShouldBeFalse();
        await using var host = await TestHost.StartAsync(app => app.AddModule("App", [typeof(Lists<>).MakeGenericType(type)]));

        (await host.DataAsync("App.Lists.Member")).ShouldBe(type == typeof(int) ? """{"list":0,"after":1}""" : """{"list":null,"after":1}""");
    }

    [Fact]
    public async Task NullList_InListsAndDictionaries_IsAnEmptyList()
    {
        await using var host = await TestHost.StartAsync(typeof(Nested));

        (await host.DataAsync("App.Nested.Lists")).ShouldBe("[[1],[]]");
        (await host.DataAsync("App.Nested.Sequence")).ShouldBe("[[1],[]]");
        (await host.DataAsync("App.Nested.Later")).ShouldBe("[[1],[]]");
        (await host.DataAsync("App.Nested.Map")).ShouldBe("""{"a":[],"B":[1]}""");
        (await host.DataAsync("App.Nested.Numbers")).ShouldBe("""{"1":[]}""");
        (await host.DataAsync("App.Nested.Deep")).ShouldBe("""{"lists":[[],[{"list":[],"after":1}]],"arrays":[[],[]]}""");
        (await host.DataAsync("App.Nested.Anything")).ShouldBe("""[{"list":[],"after":1},null]""");
    }

    [Fact]
    public async Task NullList_WhereTheModuleLeavesNullsOut_IsLeftOut()
    {
        await using var host = await TestHost.StartAsync(app => app.AddModule("App", [typeof(Lists<List<int>>)], module =>
            module.Json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull));

        (await host.DataAsync("App.Lists.Member")).ShouldBe("""{"after":1}""");
        (await host.DataAsync("App.Lists.Left")).ShouldBe("{}");
    }

    [Fact]
    public async Task Cycles_OfAModuleThatIgnoresThem_AreIgnored()
    {
        await using var host = await TestHost.StartAsync(app => app.AddModule("App", [typeof(Nested)], module =>
            module.Json.ReferenceHandler = ReferenceHandler.IgnoreCycles));

        (await host.DataAsync("App.Nested.Cycle")).ShouldBe("""{"children":[{"children":[],"parent":null}],"parent":null}""");
    }

    [Fact]
    public async Task Null_WhereNoneIsDeclared_IsWritten_AndToldOnceForTheType()
    {
        await using var host = await TestHost.StartAsync(typeof(Nested));

        for (var i = 0; i < 3; i++)
            (await host.DataAsync("App.Nested.Undeclared")).ShouldBe("""{"name":null,"other":null,"list":[],"field":null}""");

        var told = host.Log.Lines.Where(line => line.Level >= LogLevel.Warning).ShouldHaveSingleItem();
        told.Level.ShouldBe(LogLevel.Warning);
        told.Text.ShouldContain("NullTests+Strictly.Name is not declared nullable");
    }

    [Fact]
    public async Task Null_InAParameter_WhereNoneIsDeclared_IsRefusedAsBefore()
    {
        await using var host = await TestHost.StartAsync(typeof(Nested));

        (await host.CallAsync("App.Nested.Take", ("value", """{"name":null,"other":"a","list":[]}"""))).Ret.ShouldBe(400);
    }

    [JsonConverter(typeof(ConvertedConverter))]
    public sealed class Converted : List<int>;

    public sealed class ConvertedConverter : JsonConverter<Converted>
    {
        public override Converted Read(ref System.Text.Json.Utf8JsonReader reader, Type typeToConvert, System.Text.Json.JsonSerializerOptions options) =>
            [];

        public override void Write(System.Text.Json.Utf8JsonWriter writer, Converted value, System.Text.Json.JsonSerializerOptions options) =>
            writer.WriteStringValue("converted");
    }

    public sealed class Tags : List<string>;

    public sealed record Holder<T>(T? List, int After);

    public sealed record Left([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] List<int>? List);

    public sealed record Strictly(string Name, string Other, List<int> List)
    {
        public string Field = null!;
    }

    public sealed record Deep(List<List<Holder<int[]>>?> Lists, ImmutableArray<int>?[] Arrays);

    public sealed class Family
    {
        public List<Family>? Children { get; set; }

        public Family? Parent { get; set; }
    }

    [Service("App.Lists")]
    private sealed class Lists<T>
    {
        public T? Itself() => default;

        public Holder<T> Member() => new(default, 1);

        public Left Left() => new((List<int>?)null);
    }

    [Service("App.Nested")]
    private sealed class Nested
    {
        public List<List<int>?> Lists() => [[1], null];

        public IEnumerable<int[]?> Sequence()
        {
            yield return [1];
            yield return null;
        }

        public IAsyncEnumerable<List<int>?> Later() => Lists().ToAsyncEnumerable();

        public Dictionary<string, int[]?> Map() => new() { ["a"] = null, ["B"] = [1] };

        public IReadOnlyDictionary<int, List<int>?> Numbers() => new Dictionary<int, List<int>?> { [1] = null };

        public Deep Deep() => new([null, [new(null, 1)]], [null, default(ImmutableArray<int>)]);

        public object Anything() => new object?[] { new Holder<List<int>>(null, 1), null };

        public Strictly Undeclared() => new(null!, null!, null!);

        public string Take(Strictly value) => value.Name;

        public Family Cycle()
        {
            var parent = new Family { Children = [] };
            parent.Children.Add(new() { Children = [], Parent = parent });
            return parent;
        }
    }
}
