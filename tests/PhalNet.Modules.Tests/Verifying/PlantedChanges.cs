namespace PhalNet.Modules.Tests.Verifying;

/// <summary>A change of a service <c>Shop.NAME</c>.</summary>
/// <param name="Name">The name of its class.</param>
/// <param name="Old">The class's members before.</param>
/// <param name="New">The class's members afterwards.</param>
/// <param name="Found">The expected kinds of change, with <c>!</c> for breaking ones; the place after <c>@</c>.</param>
/// <param name="OldTypes">Types next to the class before.</param>
/// <param name="NewTypes">Types next to the class afterwards; unchanged when null.</param>
internal sealed record PlantedChange(string Name, string Old, string New, string Found, string OldTypes = "", string? NewTypes = null)
{
    public string CodeOf(bool isNew) => $$"""
        namespace Cases.{{Name}}
        {
            using System.ComponentModel.DataAnnotations;
            {{(isNew ? NewTypes ?? OldTypes : OldTypes)}}
            [Service("Shop.{{Name}}")]
            public sealed class Service
            {
                {{(isNew ? New : Old)}}
            }
        }
        """;
}

internal static class PlantedChanges
{
    private const string Item = "public sealed record Item(int Id, string Title);";
    private const string GetItem = "public Item Get() => null!;";
    private const string Kind = "public enum Kind { Small, Large }";
    private const string MoreKinds = "public enum Kind { Small, Large, Huge }";
    private const string TakeKind = "public void Set(Kind kind) { }";
    private const string GetKind = "public Kind Get() => default;";
    private const string TakeItem = "public void Put(Item item) { }";

    public static IReadOnlyList<PlantedChange> All { get; } =
    [
        new("ServiceRemoved", "public int A(int x) => x; public int B(string y) => 1;", "public int A(int x) => x;", "service.removed!"),
        new("ServiceAdded", "public int A(int x) => x;", "public int A(int x) => x; public int Added(int x, int y) => 1;", "service.added"),
        new("ServiceRenamed", "public int Old(int x) => x;", "public int New(int x) => x;", "service.renamed!"),
        new("VerbDropped", "[Verbs(\"GET\", \"POST\")] public int A() => 1;", "[Verbs(\"GET\")] public int A() => 1;", "verb.dropped!"),
        new("VerbAdded", "[Verbs(\"GET\")] public int A() => 1;", "[Verbs(\"GET\", \"PUT\")] public int A() => 1;", "verb.added"),
        new("VerbsLimited", "public int A() => 1;", "[Verbs(\"POST\")] public int A() => 1;", "verbs.limited!"),
        new("Deprecated", "public int A() => 1;", "[Obsolete(\"Use B.\")] public int A() => 1;", "service.deprecated"),
        new("RetDocumented", "public int A() => 1;", "[Error(409, \"Taken.\")] public int A() => 1;", "ret.added"),
        new("ParameterAdded", "public int A() => 1;", "public int A(int x = 1) => x;", "parameter.added@x"),
        new("RequiredAdded", "public int A() => 1;", "public int A(int x) => x;", "parameter.added.required!@x"),
        new("ParameterRemoved", "public int A(int x, string y) => x;", "public int A(int x) => x;", "parameter.removed!@y"),
        new("ParameterRenamed", "public int A(string x) => 1;", "public int A([Param(\"name\")] string x) => 1;", "parameter.renamed!@x"),
        new("IntToString", "public int A(int x) => 1;", "public int A(string x) => 1;", "type!@x"),
        new("StringToInt", "public int A(string x) => 1;", "public int A(int x) => 1;", "type!@x"),
        new("IntToLong", "public int A(int x) => 1;", "public int A(long x) => 1;", "type@x"),
        new("LongToInt", "public int A(long x) => 1;", "public int A(int x) => 1;", "type!@x"),
        new("IntToDecimal", "public int A(int x) => 1;", "public int A(decimal x) => 1;", "type@x"),
        new("NowOptional", "public int A(int x) => 1;", "public int A(int x = 5) => 1;", "parameter.optional@x"),
        new("NowRequired", "public int A(int x = 5) => 1;", "public int A(int x) => 1;", "parameter.required!@x"),
        new("DefaultChanged", "public int A(int x = 5) => 1;", "public int A(int x = 6) => 1;", "parameter.default!@x"),
        new("RangeNarrowed", "public int A([Range(1, 100)] int x) => 1;", "public int A([Range(1, 50)] int x) => 1;", "limit.max.narrowed!@x"),
        new("RangeAdded", "public int A(int x) => 1;", "public int A([Range(0, int.MaxValue)] int x) => 1;", "limit.min.narrowed!@x"),
        new("RangeWidened", "public int A([Range(1, 100)] int x) => 1;", "public int A([Range(0, 100)] int x) => 1;", "limit.min.widened@x"),
        new("TextShorter", "public int A([StringLength(9)] string x) => 1;", "public int A([StringLength(8)] string x) => 1;", "limit.max.narrowed!@x"),
        new("PatternAdded", "public int A(string x) => 1;", "public int A([RegularExpression(\"[a-z]+\")] string x) => 1;", "pattern.added!@x"),
        new("PatternRemoved", "public int A([RegularExpression(\"[a-z]+\")] string x) => 1;", "public int A(string x) => 1;", "pattern.removed@x"),
        new("PatternChanged", "public int A([RegularExpression(\"[a-z]+\")] string x) => 1;", "public int A([RegularExpression(\"[a-y]+\")] string x) => 1;", "pattern.changed!@x"),
        new("CheckAdded", "public int A(string x) => 1;", "public int A([EmailAddress] string x) => 1;", "check.added!@x"),
        new("SourceChanged", "public int A(string x) => 1;", "public int A([Param(Source = ValueSource.Header)] string x) => 1;", "parameter.source!@x"),
        new("SeparatorChanged", "public int A(int[] x) => 1;", "public int A([Param(Separator = \"|\")] int[] x) => 1;", "parameter.separator!@x"),
        new("ListTakenAsJson", "public int A(int[] x) => 1;", "public int A([Param(ListFormat = ListFormat.Json)] int[] x) => 1;", "parameter.format!@x"),
        new("EmptyAllowed", "public int A(string x) => 1;", "public int A([Param(AllowEmpty = true)] string x) => 1;", "parameter.empty.allowed@x"),
        new("NowSensitive", "public int A(string x) => 1;", "public int A([Sensitive] string x) => 1;", "parameter.sensitive@x"),
        new("FilesNarrowed", "public int A([FileRule(MaxBytes = 9)] UploadedFile x) => 1;", "public int A([FileRule(MaxBytes = 8)] UploadedFile x) => 1;", "limit.max.narrowed!@x"),
        new("FileTypesNarrowed", "public int A([FileRule] UploadedFile x) => 1;", "public int A([FileRule(Extensions = new[] { \"png\" })] UploadedFile x) => 1;", "file.narrowed!@x"),
        new("HiddenNarrowed", "public int A([Param(Hidden = true), Range(1, 9)] int x = 1) => 1;", "public int A([Param(Hidden = true), Range(1, 8)] int x = 1) => 1;", "limit.max.narrowed!@x"),
        new("HiddenEnumLess", "public int A([Param(Hidden = true)] Kind x = Kind.Small) => 1;", "public int A([Param(Hidden = true)] Kind x = Kind.Small) => 1;", "enum.removed!@x", MoreKinds, Kind),
        new("InputEnumLess", TakeKind, TakeKind, "enum.removed!@kind", MoreKinds, Kind),
        new("InputEnumMore", TakeKind, TakeKind, "enum.added@kind", Kind, MoreKinds),
        new("OutputEnumLess", GetKind, GetKind, "enum.removed@data", MoreKinds, Kind),
        new("OutputEnumMore", GetKind, GetKind, "enum.added!@data", Kind, MoreKinds),
        new("MemberRemoved", GetItem, GetItem, "member.removed!@data.title", Item, "public sealed record Item(int Id);"),
        new("MemberAdded", GetItem, GetItem, "member.added@data.price", Item, "public sealed record Item(int Id, string Title, decimal Price);"),
        new("MemberRenamed", GetItem, GetItem, "member.renamed!@data.title", Item, "public sealed record Item(int Id, string Name);"),
        new("MemberType", GetItem, GetItem, "type!@data.id", Item, "public sealed record Item(string Id, string Title);"),
        new("MemberLonger", GetItem, GetItem, "type!@data.id", Item, "public sealed record Item(long Id, string Title);"),
        new("MemberNullable", GetItem, GetItem, "null.allowed!@data.title", Item, "public sealed record Item(int Id, string? Title);"),
        new("MemberNeverNull", GetItem, GetItem, "null.refused@data.title", "public sealed record Item(int Id, string? Title);", Item),
        new("MemberOfElements", "public List<Item> Get() => null!;", "public List<Item> Get() => null!;", "member.removed!@data[].title", Item, "public sealed record Item(int Id);"),
        new("ListToObject", "public List<Item> Get() => null!;", GetItem, "type!@data", Item),
        new("MapOfOthers", "public Dictionary<string, int> Get() => null!;", "public Dictionary<string, string> Get() => null!;", "type!@data{}"),
        new("ObjectToMap", GetItem, "public Dictionary<string, string> Get() => null!;", "type!@data", Item),
        new("DataAdded", "public void Get() { }", "public int Get() => 1;", "reply.added@data"),
        new("DataRemoved", "public int Get() => 1;", "public void Get() { }", "reply.removed!@data"),
        new("ReplyBecameFile", "public int Get() => 1;", "public FileReply Get() => null!;", "reply.kind!"),
        new("ObjectToList", TakeItem, "public void Put(Item[] item) { }", "type!@item", Item),
        new("InputMemberRequired", TakeItem, TakeItem, "member.added.required!@item.price", "public sealed record Item { public int Id { get; init; } }", "public sealed record Item { public int Id { get; init; } [Required] public decimal? Price { get; init; } }"),
        new("InputMemberAdded", TakeItem, TakeItem, "member.added@item.price", "public sealed record Item { public int Id { get; init; } }", "public sealed record Item { public int Id { get; init; } public decimal? Price { get; init; } }"),
        new("InputMemberRemoved", TakeItem, TakeItem, "member.removed!@item.price", "public sealed record Item { public int Id { get; init; } public decimal? Price { get; init; } }", "public sealed record Item { public int Id { get; init; } }"),
        new("InputMemberNarrowed", TakeItem, TakeItem, "limit.max.narrowed!@item.id", "public sealed record Item { [Range(1, 9)] public int Id { get; init; } }", "public sealed record Item { [Range(1, 8)] public int Id { get; init; } }"),
        new("KindOfReplyAdded", "public Shape Get() => null!;", "public Shape Get() => null!;", "kind.added!@data", Shapes, $"[System.Text.Json.Serialization.JsonDerivedType(typeof(Line), \"line\")] {Shapes} public sealed class Line : Shape;"),
    ];

    /// <summary>Changes that break no caller.</summary>
    public static IReadOnlyList<PlantedChange> Harmless { get; } =
    [
        new("Comments", "public int A(int x) => x;", "/// <summary>Now described.</summary>\n/* and more */ public int A(int x) => x;", ""),
        new("OrderOfParameters", "public int A(int x, string y) => x;", "public int A(string y, int x) => x;", ""),
        new("OrderOfServices", "public int A(int x) => x; public int B() => 1;", "public int B() => 1; public int A(int x) => x;", ""),
        new("NameInCode", "public int A([Param(\"x\")] int x) => x;", "public int A([Param(\"x\")] int number) => number;", ""),
        new("NameOfType", GetItem, "public Product Get() => null!;", "", Item, "public sealed record Product(int Id, string Title);"),
        new("NameOfEnum", TakeKind, "public void Set(Size kind) { }", "", Kind, "public enum Size { Small, Large }"),
        new("Body", "public int A(int x) => x;", "public int A(int x) { var y = x + 1; return y - 1; }", ""),
        new("Awaited", "public int A(int x) => x;", "public Task<int> A(int x, CancellationToken cancellation) => Task.FromResult(x);", ""),
        new("KindOfList", "public List<int> A(int[] x) => null!;", "public IReadOnlyList<int> A(IReadOnlyList<int> x) => null!;", ""),
        new("PrivateMembers", "public int A() => 1;", "public int A() => B(); private int B() => 1; [NonAction] public int C(int x) => x;", ""),
        new("OrderOfMembers", GetItem, GetItem, "", Item, "public sealed record Item(string Title, int Id);"),
        new("WiderLimits", "public int A([StringLength(5)] string x) => 1;", "public int A([StringLength(50)] string x) => 1;", "limit.max.widened@x"),
        new("MessageOfRule", "public int A([Range(1, 5)] int x) => 1;", "public int A([Param(Message = \"No.\"), Range(1, 5)] int x) => 1;", ""),
    ];

    private const string Shapes = """
        [System.Text.Json.Serialization.JsonDerivedType(typeof(Dot), "dot")]
        public abstract class Shape { public int X { get; set; } }
        public sealed class Dot : Shape;
        """;
}
