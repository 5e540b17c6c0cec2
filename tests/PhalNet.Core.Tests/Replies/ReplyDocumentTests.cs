using System.Reflection;
using System.Text.Json.Serialization;

namespace PhalNet.Core.Tests.Replies;

#pragma warning disable CA1822

/// <summary>The page on replies matches the replies.</summary>
public sealed class ReplyDocumentTests
{
    private static readonly string[] Page = File.ReadAllLines(Path.Combine(Directory(), "reference", "replies.md"));

    private static readonly Dictionary<string, (string Action, string? Data)[]> Rows = new()
    {
        ["`void`, `Task`, `ValueTask`"] = [("Nothing", "{}"), ("NothingLater", "{}"), ("NothingLaterValue", "{}")],
        ["`Task<T>`, `ValueTask<T>`"] = [("Later", """{"id":1}"""), ("LaterValue", """{"id":1}""")],
        ["`object`, `dynamic`, `CallResult`"] = [("Anything", """{"$type":"b","more":2,"id":1}"""), ("Any", """{"$type":"b","more":2,"id":1}""")],
        ["`CallResult<T>`"] = [("Declared", """{"id":1}""")],
        ["an interface, a base class"] = [("Contract", """{"id":1}"""), ("Base", """{"id":1}""")],
        ["an array, a list, a set, a queue, any other `IEnumerable`"] = [("Array", "[1]"), ("Queue", "[1]"), ("Sequence", "[1]")],
        ["`IAsyncEnumerable<T>`"] = [("Streamed", "[1]")],
        ["a dictionary"] = [("Map", """{"1":"a"}""")],
        ["public properties and fields"] = [("Members", """{"id":1,"field":2}""")],
        ["`Tuple<…>`"] = [("OldTuple", """{"item1":1,"item2":"a"}""")],
        ["null where a list is declared, in members, lists and dictionaries too"] = [("NoList", "[]"), ("NoListInside", """[{"a":[]}]""")],
        ["null where an object or a dictionary is the result"] = [("NoObject", "{}"), ("NoMap", "{}")],
        ["null in any other member; text or a nullable value as the result"] = [("NoText", "null"), ("NoNumber", "null"), ("NoMember", """{"map":null}""")],
        ["null in a member that is not declared nullable"] = [("Undeclared", """{"name":null}""")],
        ["`FileReply`, `StreamReply`, `EventStreamReply`"] = [("File", null)],
    };

    public static TheoryData<string> RowNames => [.. Rows.Keys];

    public static TheoryData<string> Refused => [.. UnwritableTypes.Names.Distinct()];

    [Fact]
    public void Results_OnThePage_AreThoseThatAreTested() => Cells("## Data", "| the action returns").ShouldBe(Rows.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(RowNames))]
    public async Task Result_IsWritten_AsThePageSays(string row)
    {
        await using var host = await TestHost.StartAsync(typeof(Documented));

        foreach (var (action, data) in Rows[row])
        {
            if (data is null)
                (await host.CallAsync($"App.Documented.{action}")).Body.ShouldNotBeNull();
            else
                (await host.DataAsync($"App.Documented.{action}")).ShouldBe(data);
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Type_ThatCannotBeWritten_IsOnThePage(string name) =>
        string.Join('\n', Page.SkipWhile(line => line != "### What cannot be a result").TakeWhile(line => line != "### Bodies"))
            .ShouldMatch($"[` (]{name}[`< ]");

    [Fact]
    public void Options_OfAModule_AreOnThePage() =>
        Cells("## Data", "| option").ShouldBe([$"`{nameof(IModuleBuilder.Int64AsText)}`", $"`{nameof(IModuleBuilder.NonFinite)}`"]);

    private static IEnumerable<string> Cells(string heading, string table) => Page
        .SkipWhile(line => line != heading).SkipWhile(line => !line.StartsWith(table, StringComparison.Ordinal)).Skip(2)
        .TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('|')[1].Trim());

    private static string Directory() => typeof(ReplyDocumentTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "Documentation").Value!;

    public interface IIdentified
    {
        int Id { get; }
    }

    public class Plain : IIdentified
    {
        public int Id => 1;
    }

    public sealed class Secret : Plain
    {
        public string Hidden => "secret";
    }

    [JsonDerivedType(typeof(B), "b")]
    public class A
    {
        public int Id => 1;
    }

    public sealed class B : A
    {
        public int More => 2;
    }

    public sealed class WithField
    {
        public int Field = 2;

        public int Id => 1;
    }

    public sealed record Mapped(Dictionary<string, int>? Map);

    public sealed record Named(string Name);

    [Service("App.Documented")]
    private sealed class Documented
    {
        public void Nothing()
        {
        }

        public Task NothingLater() => Task.CompletedTask;

        public ValueTask NothingLaterValue() => default;

        public Task<Plain> Later() => Task.FromResult(new Plain());

        public ValueTask<Plain> LaterValue() => new(new Plain());

        public object Anything() => new B();

        public CallResult Any() => CallResult.Success(new B());

        public CallResult<Plain> Declared() => new Secret();

        public IIdentified Contract() => new Secret();

        public Plain Base() => new Secret();

        public int[] Array() => [1];

        public Queue<int> Queue() => new([1]);

        public IEnumerable<int> Sequence()
        {
            yield return 1;
        }

        public IAsyncEnumerable<int> Streamed() => Sequence().ToAsyncEnumerable();

        public Dictionary<int, string> Map() => new() { [1] = "a" };

        public WithField Members() => new();

        public Tuple<int, string> OldTuple() => new(1, "a");

        public List<int>? NoList() => null;

        public List<Dictionary<string, int[]?>> NoListInside() => [new() { ["a"] = null }];

        public Plain? NoObject() => null;

        public Dictionary<string, int>? NoMap() => null;

        public string? NoText() => null;

        public int? NoNumber() => null;

        public Mapped NoMember() => new((Dictionary<string, int>?)null);

        public Named Undeclared() => new((string)null!);

        public FileReply File() => new("report.txt");
    }
}
