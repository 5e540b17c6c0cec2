using System.Globalization;

namespace PhalNet.Conformance.Values;

/// <summary>PHP's only array type, converted to a JSON list or object.</summary>
internal static class PhpArray
{
    /// <summary>
    /// A list if the keys are 0, 1, 2… in this order, an ordered dictionary otherwise. A repeated key keeps its first position and its last
    /// value.
    /// </summary>
    public static object From(IEnumerable<(string Key, object? Value)> pairs)
    {
        var array = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs) array[key] = value;
        return IsList(array) ? array.Values.ToList() : array;
    }

    /// <summary>PHP converts keys spelled like an integer, so only `0`, `1`… count, never `00` or `-0`.</summary>
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
