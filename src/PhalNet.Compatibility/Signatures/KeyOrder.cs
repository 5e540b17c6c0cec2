namespace PhalNet.Compatibility;

/// <summary>
/// The order of PHP 8.2's ksort: integers by value, texts by bytes, numeric keys among each other by value. This order is not transitive
/// ("10" &lt; "9a" &lt; "9b", but 9 &lt; "10"), so a merge sort is used, which tolerates that, unlike <see cref="List{T}.Sort()"/>.
/// </summary>
internal static class KeyOrder
{
    public static KeyValuePair<PhpKey, PhpValue>[] Sort(PhpArray array)
    {
        KeyValuePair<PhpKey, PhpValue>[] pairs = [.. array];
        var spare = new KeyValuePair<PhpKey, PhpValue>[pairs.Length];
        Sort(pairs, spare);
        return pairs;
    }

    private static void Sort(Span<KeyValuePair<PhpKey, PhpValue>> pairs, Span<KeyValuePair<PhpKey, PhpValue>> spare)
    {
        if (pairs.Length < 2)
            return;
        var middle = pairs.Length / 2;
        Sort(pairs[..middle], spare[..middle]);
        Sort(pairs[middle..], spare[middle..]);
        pairs.CopyTo(spare);
        int left = 0, right = middle;
        for (var i = 0; i < pairs.Length; i++)
        {
            var takesLeft = right == pairs.Length || (left < middle && Compare(spare[left].Key, spare[right].Key) <= 0);
            pairs[i] = takesLeft ? spare[left++] : spare[right++];
        }
    }

    private static int Compare(PhpKey left, PhpKey right) => PhpCompare.Compare(left.Value, right.Value);
}
