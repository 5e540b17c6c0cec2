using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace PhalNet;

/// <summary>Types that JSON cannot represent, or only with a loss of their meaning, with what to return instead.</summary>
internal static class UnwritableTypes
{
    private const string OfWeb = "return the data itself, a CallResult<T>, a FileReply or a StreamReply";
    private const string OfReflection = "return its name as a string";
    private const string OfText = "return its text as a string";
    private const string OfTask = "await it and return its result";
    private const string OfRows = "return a list of records, one for each row";
    private const string OfStream = "return a StreamReply as the whole result, or its content as byte[] or string";

    // By name: Core references no web framework, and modules have their own copies of libraries. Base types and interfaces are checked,
    // too.
    private static readonly FrozenDictionary<string, string> ByName = new Dictionary<string, string>
    {
        ["Microsoft.AspNetCore.Http.IResult"] = OfWeb,
        ["Microsoft.AspNetCore.Mvc.IActionResult"] = OfWeb,
        ["Microsoft.AspNetCore.Mvc.Infrastructure.IConvertToActionResult"] = OfWeb,
        ["Microsoft.AspNetCore.Http.HttpContext"] = OfWeb,
        ["Microsoft.AspNetCore.Http.HttpRequest"] = OfWeb,
        ["Microsoft.AspNetCore.Http.HttpResponse"] = OfWeb,
        ["Microsoft.AspNetCore.Http.IFormFile"] = OfWeb,
        ["System.Net.Http.HttpResponseMessage"] = OfWeb,
        ["System.Net.Http.HttpRequestMessage"] = OfWeb,
        ["System.Net.Http.HttpContent"] = OfWeb,
        ["PhalNet.ReplyBody"] = "a file or stream is the whole result of an action",
        ["PhalNet.CallResult"] = "a CallResult is the whole result of an action; return its data here",
        ["PhalNet.CallResult`1"] = "a CallResult is the whole result of an action; return its data here",
        ["System.IO.Stream"] = OfStream,
        ["System.IO.TextReader"] = OfStream,
        ["System.IO.TextWriter"] = OfStream,
        ["System.IO.Pipelines.PipeReader"] = OfStream,
        ["System.IO.FileSystemInfo"] = "return its path as a string, or a FileReply as the whole result",
        ["System.Buffers.ReadOnlySequence`1"] = "return an array",
        ["System.Delegate"] = "call it and return its result",
        ["System.Lazy`1"] = "return its Value",
        ["System.Linq.Expressions.Expression"] = OfText,
        ["System.Reflection.MemberInfo"] = OfReflection,
        ["System.Reflection.ParameterInfo"] = OfReflection,
        ["System.Reflection.Assembly"] = OfReflection,
        ["System.Reflection.Module"] = OfReflection,
        ["System.Threading.Tasks.Task"] = OfTask,
        ["System.Threading.Tasks.ValueTask"] = OfTask,
        ["System.Threading.Tasks.ValueTask`1"] = OfTask,
        ["System.Threading.CancellationToken"] = "leave it out",
        ["System.Threading.WaitHandle"] = "leave it out",
        ["System.Collections.Generic.IAsyncEnumerable`1"] =
            "it is supported only as the whole result; read it into a list here",
        ["System.Threading.Channels.ChannelReader`1"] = "return the IAsyncEnumerable of its ReadAllAsync as the whole result",
        ["System.IObservable`1"] = "return an EventStreamReply as the whole result",
        ["System.Collections.IEnumerator"] = "return an IEnumerable",
        ["System.Linq.IGrouping`2"] = "its key would be lost; return a record with the key and a list",
        ["System.Linq.ILookup`2"] = "its keys would be lost; return a Dictionary of lists",
        ["System.Collections.Specialized.NameValueCollection"] = "its values would be lost; return a Dictionary<string, string>",
        ["System.Data.DataTable"] = OfRows,
        ["System.Data.DataSet"] = OfRows,
        ["System.Data.DataRow"] = OfRows,
        ["System.Data.DataView"] = OfRows,
        ["System.Data.IDataRecord"] = OfRows,
        ["System.IntPtr"] = "return a long",
        ["System.UIntPtr"] = "return a ulong",
        ["System.Numerics.BigInteger"] = "return an Int128, or its text as a string",
        ["System.Text.StringBuilder"] = OfText,
        ["System.Text.Rune"] = OfText,
        ["System.Text.Encoding"] = OfReflection,
        ["System.Text.RegularExpressions.Regex"] = OfText,
        ["System.Globalization.CultureInfo"] = OfReflection,
        ["System.TimeZoneInfo"] = "return its Id",
        ["System.Net.IPAddress"] = OfText,
        ["System.Net.EndPoint"] = OfText,
        ["System.Security.SecureString"] = "leave it out",
        ["System.Exception"] = "throw it, or return its message as a string",
        ["System.Xml.XmlNode"] = OfText,
        ["System.Xml.Linq.XObject"] = OfText,
        ["System.Text.Json.Utf8JsonWriter"] = "return a JsonNode",
        ["Newtonsoft.Json.Linq.JToken"] = "return a System.Text.Json.Nodes.JsonNode",
    }.ToFrozenDictionary();

    /// <summary>The names of the types, without their namespaces.</summary>
    public static IEnumerable<string> Names => ByName.Keys.Select(name => name[(name.LastIndexOf('.') + 1)..].Split('`')[0]);

    /// <summary>What to return instead of a type; null when the type itself can be written.</summary>
    public static string? WayOut(Type type)
    {
        if (type.IsPointer || type.IsFunctionPointer || type.IsByRef)
            return "return the value that it points to";
        if (type.IsByRefLike)
            return "return an array, or a string";
        if (type.IsArray && !type.IsSZArray)
            return $"return an array of arrays, {type.GetElementType()!.Name}{string.Concat(Enumerable.Repeat("[]", type.GetArrayRank()))}";
        if (type.IsValueType && typeof(ITuple).IsAssignableFrom(type))
            return "the names of tuple elements are not sent to callers; return a record with members of these names";
        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ByName.TryGetValue(Name(ancestor), out var way))
                return way;
        }

        return type.GetInterfaces().Select(contract => ByName.GetValueOrDefault(Name(contract))).FirstOrDefault(way => way is not null);
    }

    private static string Name(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName ?? "";
}
