using System.Collections;
using System.Collections.Specialized;
using System.Data;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PhalNet.Core.Tests.Discovery;

#pragma warning disable CA1822, CS0649

/// <summary>Types that cannot be written stop the start, with a hint on what to return instead.</summary>
public sealed class ResultErrorTests
{
    public static TheoryData<Type, string> Refused => new()
    {
        { typeof(HttpResponseMessage), "return the data itself, a CallResult<T>, a FileReply or a StreamReply" },
        { typeof(Stream), "return a StreamReply" },
        { typeof(MemoryStream), "return a StreamReply" },
        { typeof(TextReader), "return a StreamReply" },
        { typeof(FileInfo), "FileReply" },
        { typeof(Func<int>), "call it and return its result" },
        { typeof(Action), "call it and return its result" },
        { typeof(Delegate), "call it and return its result" },
        { typeof(Type), "return its name as a string" },
        { typeof(System.Reflection.MethodInfo), "return its name as a string" },
        { typeof(System.Reflection.Assembly), "return its name as a string" },
        { typeof(int[,]), "return an array of arrays, Int32[][]" },
        { typeof(string[,,]), "return an array of arrays, String[][][]" },
        { typeof(DataTable), "return a list of records" },
        { typeof(DataSet), "return a list of records" },
        { typeof(DataRow), "return a list of records" },
        { typeof(IDataReader), "return a list of records" },
        { typeof(Task<int>), "await it" },
        { typeof(ValueTask<int>), "await it" },
        { typeof(nint), "return a long" },
        { typeof((int Count, string Name)), "return a record with members of these names" },
        { typeof((int, string)), "return a record" },
        { typeof(IGrouping<string, int>), "its key would be lost" },
        { typeof(ILookup<string, int>), "its keys would be lost" },
        { typeof(NameValueCollection), "its values would be lost" },
        { typeof(IEnumerator<int>), "return an IEnumerable" },
        { typeof(Lazy<int>), "return its Value" },
        { typeof(StringBuilder), "return its text as a string" },
        { typeof(BigInteger), "return an Int128" },
        { typeof(IPAddress), "return its text as a string" },
        { typeof(CultureInfo), "return its name as a string" },
        { typeof(InvalidOperationException), "throw it" },
        { typeof(System.Xml.XmlDocument), "return its text as a string" },
        { typeof(System.Xml.Linq.XElement), "return its text as a string" },
        { typeof(CallResult<FileReply>[]), "a CallResult is the whole result" },
        { typeof(SelfGrowing<int>), "its type arguments grow without end" },
        { typeof(GrowingByArrays<int>), "its type arguments grow without end" },
        { typeof(GrowingTogether<int>), "its type arguments grow without end" },
        { typeof(Spanned), "is a ref struct" },
        { typeof(Dictionary<Named, int>), "use string keys" },
        { typeof(Paged), "it is a list, and Total would not be written" },
        { typeof(IMarker), "it declares no members" },
        { typeof(Enum), "it declares no members" },
        { typeof(Alike), "collides with another property" },
        { typeof(Unlisted), "CloseFile" },
        { typeof(Including), "return a StreamReply" },
        { typeof(Hiding), "return a StreamReply" },
        { typeof(Deriving), "return a StreamReply" },
        { typeof(Contracted), "[DataMember] of System.Runtime.Serialization has no effect here" },
    };

    public static TheoryData<Type> Accepted =>
    [
        typeof(JsonDocument), typeof(JsonElement), typeof(JsonNode), typeof(Tuple<int, string>), typeof(KeyValuePair<string, int>), typeof(Uri),
        typeof(Version), typeof(byte[]), typeof(ReadOnlyMemory<byte>), typeof(int[][]), typeof(IDictionary), typeof(Dictionary<int, string>),
        typeof(Dictionary<DayOfWeek, Guid>), typeof(System.Dynamic.ExpandoObject), typeof(Ignoring), typeof(Converting), typeof(Tree<int>),
        typeof(Holder<Holder<int>>), typeof(Holder<Person>), typeof(IListed), typeof(object), typeof(ArrayList), typeof(DateTimeOffset?), typeof(Empty),
        typeof(FileReply), typeof(StreamReply), typeof(ReplyBody), typeof(IAsyncEnumerable<int>), typeof(CallResult), typeof(CallResult<int>),
        typeof(IQueryable<int>), typeof(Tags),
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Type_ThatCannotBeWritten_IsRefused_WhereverItStands(Type type, string wayOut)
    {
        var errors = await TestHost.ErrorsAsync(typeof(Returning<>).MakeGenericType(type));

        string[] places = type.Name.StartsWith("CallResult", StringComparison.Ordinal) || IsTask(type)
            ? ["Member", "Items", "Values", "Later", "Streamed", "Deep"]
            : ["Itself", "Member", "Items", "Values", "Later", "Streamed", "Result", "Deep"];
        foreach (var place in places)
            errors.ShouldContain(error => error.Contains($".{place}: ") && error.Contains(wayOut), $"{place}: {string.Join('\n', errors)}");
        errors.ShouldNotContain(error => error.Contains(".Fine: "));
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task Type_ThatCanBeWritten_IsNot(Type type)
    {
        await using var host = await TestHost.StartAsync(typeof(Alone<>).MakeGenericType(type));

        (await host.CallAsync("App.Alone.Itself")).Ret.ShouldBe(200);
    }

    [Fact]
    public async Task Error_NamesTheMemberAndTheWayOut()
    {
        var errors = await TestHost.ErrorsAsync(typeof(Returning<Stream>));

        errors.ShouldContain(
            "PhalNet.Core.Tests.Discovery.ResultErrorTests+Returning`1[[System.IO.Stream, System.Private.CoreLib, Version=10.0.0.0, "
            + "Culture=neutral, PublicKeyToken=7cec85d7bea7798e]].Itself: a result of System.IO.Stream cannot be written; return a StreamReply as the "
            + "whole result, or its content as byte[] or string.");
        errors.Single(error => error.Contains(".Deep: ")).ShouldContain(
            " has System.IO.Stream at Value[].{key}.Value, which cannot be written; return a StreamReply as the whole result, or its content as "
            + "byte[] or string; [JsonIgnore] leaves the member out.");
    }

    [Fact]
    public async Task Converter_OfTheModule_MakesATypeWritable()
    {
        await using var host = await TestHost.StartAsync(app => app.AddModule("App", [typeof(Alone<Type>)], module =>
            module.Json.Converters.Add(new TypeNames())));

        (await host.CallAsync("App.Alone.Itself")).Ret.ShouldBe(200);
    }

    private static bool IsTask(Type type) => type == typeof(Task<int>) || type == typeof(ValueTask<int>);

    public sealed class SelfGrowing<T>
    {
        public T? Value { get; set; }

        public SelfGrowing<SelfGrowing<T>>? Next { get; set; }
    }

    public sealed class GrowingByArrays<T>
    {
        public GrowingByArrays<T[]>? Next { get; set; }
    }

    public sealed class GrowingTogether<T>
    {
        public List<GrowingOther<T>>? Others { get; set; }
    }

    public sealed class GrowingOther<T>
    {
        public Dictionary<string, GrowingTogether<List<T>>>? Next { get; set; }
    }

    public sealed class Spanned
    {
        public ReadOnlySpan<int> Span => default;
    }

    public sealed record Named(string Name);

    public sealed class Paged : List<int>
    {
        public int Total { get; private set; }
    }

    public sealed class Tags : List<string>
    {
        public bool IsEmpty => Count == 0;
    }

    public interface IMarker;

    public sealed class Empty;

    public sealed class Alike
    {
        public string Name { get; set; } = "";

        public string name = "";
    }

    public sealed class Including
    {
        [JsonInclude]
        private Stream? Content { get; set; }
    }

    public class Visible
    {
        public string Content { get; set; } = "";
    }

    public sealed class Hiding : Visible
    {
        public new Stream? Content { get; set; }
    }

    public class Open
    {
        public Stream? content;
    }

    public sealed class Deriving : Open
    {
        public string Name { get; set; } = "";
    }

    public sealed record Contracted([property: System.Runtime.Serialization.DataMember(Name = "other")] string Name);

    [JsonDerivedType(typeof(CloseFile))]
    public class Unlisted;

    public sealed class CloseFile : Unlisted
    {
        public Stream? Content { get; set; }
    }

    [JsonDerivedType(typeof(Listed))]
    public interface IListed;

    public sealed class Listed : IListed;

    public sealed class Ignoring
    {
        [JsonIgnore]
        public Stream? Content { get; set; }

        [JsonConverter(typeof(TypeNames))]
        public Type? Type { get; set; }
    }

    [JsonConverter(typeof(ConvertingConverter))]
    public sealed class Converting
    {
        public Type? Type { get; set; }
    }

    public sealed class ConvertingConverter : JsonConverter<Converting>
    {
        public override Converting Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new();

        public override void Write(Utf8JsonWriter writer, Converting value, JsonSerializerOptions options) => writer.WriteNullValue();
    }

    public sealed class TypeNames : JsonConverter<Type>
    {
        public override Type Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => typeof(object);

        public override void Write(Utf8JsonWriter writer, Type value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
    }

    public sealed class Tree<T>
    {
        public List<Tree<T>>? Children { get; set; }
    }

    public sealed record Holder<T>(T? Value);

    public sealed record Person(Holder<Holder<Person>>? Next);

    [Service("App.Alone")]
    private sealed class Alone<T>
    {
        public T? Itself() => default;
    }

    [Service("App.Returning")]
    private sealed class Returning<T>
    {
        public T? Itself() => default;

        public Holder<T>? Member() => null;

        public List<T>? Items() => null;

        public Dictionary<string, T>? Values() => null;

        public Task<T[]>? Later() => null;

        public IAsyncEnumerable<T>? Streamed() => null;

        public CallResult<T>? Result() => null;

        public Holder<List<Dictionary<string, Holder<T>>>>? Deep() => null;

        public int Fine() => 1;
    }
}
