using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace PhalNet.Compatibility;

/// <summary>
/// Converts between <see cref="PhpValue"/> and plain .NET objects: null, bool, long, double, string, lists and ordered dictionaries.
/// </summary>
internal static class PhpObjects
{
    public static object? ToObject(PhpValue value) => value.Kind switch
    {
        PhpKind.Bool => value.Bool,
        PhpKind.Int => value.Int,
        PhpKind.Float => value.Float,
        PhpKind.String => value.String,
        PhpKind.Array when value.Array.IsList => value.Array.Values.Select(ToObject).ToList(),
        PhpKind.Array => ToDictionary(value.Array),
        _ => null,
    };

    public static OrderedDictionary<string, object?> ToDictionary(PhpArray array)
    {
        var dictionary = new OrderedDictionary<string, object?>(array.Count);
        foreach (var (key, value) in array)
            dictionary[key.Text] = ToObject(value);
        return dictionary;
    }

    public static PhpValue FromObject(object? value) => value switch
    {
        null => PhpValue.Null,
        bool truth => truth,
        string text => text,
        double or float or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        JsonElement json => PhpJsonElements.FromElement(json),
        Enum member => EnumMember.Of(member.GetType()).FirstOrDefault(known => known.Value.Equals(member))?.Name
            ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString()),
        IEnumerable<KeyValuePair<string, object?>> members => FromMembers(members),
        IEnumerable items => PhpArray.ListOf([.. items.Cast<object?>().Select(FromObject)]),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static PhpArray FromMembers(IEnumerable<KeyValuePair<string, object?>> members)
    {
        var array = new PhpArray();
        foreach (var (name, value) in members)
            array[name] = FromObject(value);
        return array;
    }
}
