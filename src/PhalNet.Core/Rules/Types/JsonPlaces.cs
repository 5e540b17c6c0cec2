using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>Paths in JSON as callers write them: <c>order.lines[2].qty</c>, <c>order.prices["a.b"]</c>.</summary>
internal static class JsonPlaces
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-$@");

    /// <summary>
    /// The path to a member: after a dot, or in brackets if its name has characters other than letters and digits of any script. Names come
    /// from callers, so long paths are truncated.
    /// </summary>
    public static string Member(string way, string name) => MessageText.Cut(Longer(way, name), MessageArgument.MostShown);

    private static string Longer(string way, string name) =>
        name.Length > 0 && !name.AsSpan().ContainsAnyExcept(NameCharacters) || name.Length > 0 && name.All(char.IsLetterOrDigit)
            ? $"{way}.{name}"
            : $"{way}[\"{JsonEncodedText.Encode(name, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"]";

    /// <summary>The serializer's contract of a type; null for an unsupported type.</summary>
    public static JsonTypeInfo? InfoOf(Type type, JsonSerializerOptions json)
    {
        try
        {
            return json.GetTypeInfo(type);
        }
        catch (Exception exception) when (exception is InvalidOperationException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    public static bool IsNamed(JsonPropertyInfo member, string name, JsonTypeInfo type) => member.Name.Equals(
        name, type.Options.PropertyNameCaseInsensitive ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    /// <summary>
    /// Follows a path of the serializer, <c>$.lines[2].qty</c> or <c>$['a.b']</c>, from the root; false when it ends at a member that the
    /// type does not have, which is then named by the result.
    /// </summary>
    public static bool Find(JsonPlace root, string path, JsonSerializerOptions json, out JsonPlace place)
    {
        place = root;
        for (var rest = path.AsSpan(1); rest.Length > 0;)
        {
            var isIndex = rest is ['[', not '\'', ..];
            var step = NextStep(ref rest);
            var next = isIndex && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? place.Child(index, json)
                : place.Child(step, json);
            if (next is null)
            {
                // Only the root is known of a type that has a custom converter.
                if (isIndex || place.Info(json) is not { Kind: JsonTypeInfoKind.Object } info || info.PolymorphismOptions is not null
                    || info.Properties.Any(member => IsNamed(member, step, info)))
                    return true;
                place = place with { Name = Member(place.Name, step) };
                return false;
            }

            place = next.Value;
        }

        return true;
    }

    private static string NextStep(ref ReadOnlySpan<char> rest)
    {
        int length;
        string step;
        if (rest.StartsWith("['"))
        {
            length = rest.IndexOf("']");
            length = length < 0 ? rest.Length : length;
            step = rest[2..length].ToString();
            length = Math.Min(length + 2, rest.Length);
        }
        else if (rest[0] == '[')
        {
            length = rest.IndexOf(']') + 1;
            length = length == 0 ? rest.Length : length;
            step = rest[1..length].TrimEnd(']').ToString();
        }
        else
        {
            length = rest[1..].IndexOfAny('.', '[') + 1;
            length = length == 0 ? rest.Length : length;
            step = rest[1..length].ToString();
        }

        rest = rest[length..];
        return step;
    }
}
