using System.Text.Json.Nodes;

namespace PhalNet.Docs;

/// <summary>
/// The path of a request in a collection. A route value that is a whole segment is a variable of the request, <c>:tenant</c>; a part of a
/// segment is a variable of the collection, because Postman only supports whole segments in requests.
/// </summary>
internal static class PostmanPath
{
    public static string[] Of(Entry entry, string name) =>
        [.. CallAddress.Path(entry, name).TrimStart('/').Split('/').Select(part => Write(entry, part))];

    /// <summary>The variables of a request, with their examples.</summary>
    public static JsonArray Variables(Entry entry) => new([.. entry.RouteValues.Where(value => IsWhole(entry, value))
        .Select(value => (JsonNode)new JsonObject { ["key"] = value.Name, ["value"] = value.Example })]);

    /// <summary>The route values that are variables of the collection.</summary>
    public static IEnumerable<RouteValue> Shared(Entry entry) => entry.RouteValues.Where(value => !IsWhole(entry, value));

    private static string Write(Entry entry, string part)
    {
        if (entry.RouteValues.FirstOrDefault(value => part == Placed(value)) is { } whole)
            return $":{whole.Name}";
        return entry.RouteValues.Aggregate(
            part, (text, value) => text.Replace(Placed(value), $"{{{Placed(value)}}}", StringComparison.Ordinal));
    }

    private static bool IsWhole(Entry entry, RouteValue value) => entry.Path.Split('/').Contains(Placed(value));

    private static string Placed(RouteValue value) => $"{{{value.Name}}}";
}
