using static PhalNet.Compatibility.TransformKinds;

namespace PhalNet.Compatibility;

/// <summary>Functions on arrays.</summary>
internal static class ArrayTransforms
{
    public static void AddTo(Dictionary<string, PhpTransform> all)
    {
        all["count"] = all["sizeof"] = OfArray(array => array.Count);
        all["array_unique"] = OfArray(Unique);
        all["array_sum"] = OfArray(Sum);
        all["array_filter"] = OfArray(array => Where(array, PhpConvert.ToBool));
        all["array_values"] = OfArray(array => PhpArray.ListOf([.. array.Values]));
        all["array_keys"] = OfArray(array => PhpArray.ListOf([.. array.Keys.Select(key => key.Value)]));
        all["array_reverse"] = OfArray(Reverse);
        all["array_flip"] = OfArray(Flip);
        all["implode"] = all["join"] = OfArray(array => string.Concat(array.Values.Select(PhpConvert.ToText)));
    }

    private static PhpValue Unique(PhpArray array)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Where(array, value => seen.Add(PhpConvert.ToText(value)));
    }

    private static PhpValue Where(PhpArray array, Func<PhpValue, bool> isWanted)
    {
        var kept = new PhpArray();
        foreach (var (key, value) in array)
            if (isWanted(value))
                kept[key] = value;
        return kept;
    }

    private static PhpValue Sum(PhpArray array)
    {
        PhpValue sum = 0;
        foreach (var value in array.Values)
        {
            if (value.IsArray)
                continue;
            var number = PhpConvert.ToNumber(value);
            if (sum.Kind == PhpKind.Int && number.Kind == PhpKind.Int)
            {
                var next = unchecked(sum.Int + number.Int);
                var overflows = ((sum.Int ^ next) & (number.Int ^ next)) < 0;
                sum = overflows ? PhpValue.Of((double)sum.Int + number.Int) : PhpValue.Of(next);
            }
            else
            {
                sum = PhpConvert.ToFloat(sum) + PhpConvert.ToFloat(number);
            }
        }

        return sum;
    }

    private static PhpValue Reverse(PhpArray array)
    {
        var reversed = new PhpArray(array.Count);
        for (var i = array.Count - 1; i >= 0; i--)
        {
            var key = array.Keys[i];
            if (key.IsInt)
                reversed.Append(array.Values[i]);
            else
                reversed[key] = array.Values[i];
        }

        return reversed;
    }

    private static PhpValue Flip(PhpArray array)
    {
        var flipped = new PhpArray(array.Count);
        foreach (var (key, value) in array)
            if (value.IsString || value.Kind == PhpKind.Int)
                flipped[PhpKey.TryOf(value, out var name) ? name : default] = key.Value;
        return flipped;
    }
}
