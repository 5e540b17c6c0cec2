using System.Collections;
using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace PhalNet;

/// <summary>What to declare instead of a type that cannot be read from a request.</summary>
internal static class ParameterAdvice
{
    private const string File = "use an UploadedFile, or a List<UploadedFile>";
    private const string Context = "use an ICallContext";
    private const string Declared = "declare the values to read as parameters";
    private const string Text = "use a string";

    // By name: the engine references no web framework.
    private static readonly FrozenDictionary<string, string> Lines = new Dictionary<string, string>
    {
        ["Microsoft.AspNetCore.Http.IFormFile"] = File,
        ["Microsoft.AspNetCore.Http.IFormFileCollection"] = File,
        ["Microsoft.AspNetCore.Http.HttpContext"] = Context,
        ["Microsoft.AspNetCore.Http.HttpRequest"] = Context,
        ["Microsoft.AspNetCore.Http.HttpResponse"] = Context,
        ["Microsoft.AspNetCore.Http.IFormCollection"] = Declared,
        ["Microsoft.AspNetCore.Http.IQueryCollection"] = Declared,
        ["Microsoft.AspNetCore.Http.IHeaderDictionary"] = Declared,
        ["System.Security.Claims.ClaimsPrincipal"] = "use an ICallContext, which has the User",
        ["System.Security.Principal.IPrincipal"] = "use an ICallContext, which has the User",
        ["System.IO.Stream"] = "use an UploadedFile, or byte[]",
        ["System.IO.Pipelines.PipeReader"] = "use an UploadedFile, or byte[]",
        ["System.IO.TextReader"] = "use an UploadedFile, or a string",
        ["System.Text.Json.JsonDocument"] = "use a JsonElement",
        ["System.Object"] = "use a JsonElement, or a class with the members that may be sent",
        ["System.Numerics.BigInteger"] = "use an Int128, or a string",
        ["System.IntPtr"] = "use a long",
        ["System.UIntPtr"] = "use a ulong",
        ["System.Data.DataTable"] = "use a List of records, one for each row",
        ["System.Data.DataSet"] = "use a List of records, one for each row",
        ["System.Globalization.CultureInfo"] = Text,
        ["System.Text.Encoding"] = Text,
        ["System.Text.StringBuilder"] = Text,
        ["System.Text.Rune"] = Text,
        ["System.Text.RegularExpressions.Regex"] = Text,
        ["System.TimeZoneInfo"] = Text,
        ["System.Version"] = Text,
        ["System.Type"] = Text,
        ["System.Net.IPAddress"] = Text,
        ["System.Xml.Linq.XElement"] = Text,
        ["System.Xml.Linq.XDocument"] = Text,
        ["System.Xml.XmlDocument"] = Text,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Null for a type without specific advice.</summary>
    public static string? Of(Type type)
    {
        if (type.FullName is { } name && Lines.TryGetValue(name, out var line))
            return line;
        if (typeof(ITuple).IsAssignableFrom(type))
            return "use a record with members of these names";
        if (type.IsArray && !type.IsSZArray)
            return $"use an array of arrays, {type.GetElementType()!.Name}{string.Concat(Enumerable.Repeat("[]", type.GetArrayRank()))}";
        if (type.IsGenericType && type.GetGenericArguments() is [var item] && type.Namespace == "System"
            && type.Name.Split('`')[0] is "Memory" or "ReadOnlyMemory" or "Span" or "ReadOnlySpan" or "ArraySegment")
            return $"use an array, {item.Name}[]";
        if (!typeof(IEnumerable).IsAssignableFrom(type) || ParameterTypes.ElementOf(type) is not null)
            return null;
        return typeof(IDictionary).IsAssignableFrom(type) || type.GetInterfaces().Any(IsOfPairs) || IsOfPairs(type)
            ? "use a Dictionary with string keys"
            : "use a List, or another list type";
    }

    private static bool IsOfPairs(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>)
        && type.GetGenericArguments()[0] is { IsGenericType: true } pair
        && pair.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);
}
