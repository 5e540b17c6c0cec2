using System.Globalization;

namespace PhalNet.Conformance.Values;

/// <summary>PHP's one array type, split into what JSON has for it.</summary>
internal static class PhpArray
{
    /// <summary>
    /// A list when the keys are 0, 1, 2… in this order, an ordered dictionary otherwise. A repeated key keeps its first place and its last value.
    /// </summary>
    public static object From(IEnumerable<(string Key, object? Value)> pairs)
    {
        var array = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs) array[key] = value;
        return IsList(array) ? array.Values.ToList() : array;
    }

    /// <summary>PHP turns keys that are spelled like an integer into one, so only `0`, `1`… count, never `00` or `-0`.</summary>
    private static bool IsList(OrderedDictionary<string, object?> array)
    {
        var index = 0;
        foreach (var key in array.Keys)
        {
            if (key != index++.ToString(CultureInfo.InvariantCulture)) return false;
        }

        return true;
    }
}
