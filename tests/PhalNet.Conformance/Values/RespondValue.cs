using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PhalNet.Conformance.Values;

/// <summary>
/// Builds a service's return value from the `respond` part of a case: plain .NET values that System.Text.Json writes as PHP would write its
/// own. Lists become <see cref="List{T}"/>, arrays with keys and objects become <see cref="OrderedDictionary{TKey,TValue}"/>.
/// </summary>
internal static class RespondValue
{
    public static object? Build(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Marked(value) ?? PhpArray.From(value.EnumerateObject().Select(member => (member.Name, Build(member.Value)))),
        JsonValueKind.Array => value.EnumerateArray().Select(Build).ToList(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out var number) ? number : value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static object? Marked(JsonElement value)
    {
        if (value.GetPropertyCount() != 1) return null;
        var mark = value.EnumerateObject().First();
        return mark.Name switch
        {
            "$float" => double.Parse(Text(mark.Value), CultureInfo.InvariantCulture),
            "$int" => long.Parse(Text(mark.Value), CultureInfo.InvariantCulture),
            "$bytes" => Bytes(mark.Value.GetBytesFromBase64()),
            "$repeat" => Repeat(mark.Value[0].GetString()!, mark.Value[1].GetInt32()),
            "$object" => new OrderedDictionary<string, object?>(mark.Value.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Build(member.Value)))),
            "$pairs" => PhpArray.From(mark.Value.EnumerateArray().Select(pair => (Text(pair[0]), Build(pair[1])))),
            "$calc" => PhpCalculation.Evaluate(Text(mark.Value)),
            "$nest" => Nest(mark.Value.GetInt32()),
            "$jsonSerializable" => new SerializedAs(Build(mark.Value)),
            "$privateObject" => new PartlyPrivate(Build(mark.Value)),
            "$date" => Date(Text(mark.Value)),
            _ => null,
        };
    }

    private static string Text(JsonElement value) => value.ToString();

    private static object Bytes(byte[] bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : new UndecodableText(bytes);

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();

    private static object Nest(int depth)
    {
        object inner = "leaf";
        for (var i = 0; i < depth; i++) inner = new OrderedDictionary<string, object?> { ["n"] = inner };
        return inner;
    }

    /// <summary>The public members of PHP's date object, in the time zone of the recording.</summary>
    private static OrderedDictionary<string, object?> Date(string text) => new()
    {
        ["date"] = DateTime.Parse(text, CultureInfo.InvariantCulture).ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
        ["timezone_type"] = 3L,
        ["timezone"] = "Asia/Shanghai",
    };
}
