using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>The ways to places in JSON, as callers write them: <c>order.lines[2].qty</c>, <c>order.prices["a.b"]</c>.</summary>
internal static class JsonPlaces
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-$@");

    /// <summary>
    /// The way to a member: behind a dot, in brackets where its name is more than letters and digits of any script. Callers choose names,
    /// so only the beginning of a long way is shown.
    /// </summary>
    public static string Member(string way, string name) => MessageText.Cut(Longer(way, name), MessageArgument.MostShown);

    private static string Longer(string way, string name) =>
        name.Length > 0 && !name.AsSpan().ContainsAnyExcept(NameCharacters) || name.Length > 0 && name.All(char.IsLetterOrDigit)
            ? $"{way}.{name}"
            : $"{way}[\"{JsonEncodedText.Encode(name, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"]";

    /// <summary>How the serializer sees a type; null for one that it does not take.</summary>
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
    /// Follows a path of the serializer, <c>$.lines[2].qty</c> or <c>$['a.b']</c>, from the root; false where it ends at a member that the
    /// type there does not have, which the place then names.
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
                // Of a type that is not the serializer's own, only its root is known.
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
