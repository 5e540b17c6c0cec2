namespace PhalNet.Compatibility;

/// <summary>
/// Tells whether a value can stand in a reply. PHP prints nothing at all for text that is no UTF-8, infinity, NaN or nesting beyond 512;
/// here such a value is refused with its reason before it comes that far.
/// </summary>
internal static class PhpJsonFit
{
    /// <summary>What is left of PHP's 512 levels inside <c>{"data":{"value":…}}</c>.</summary>
    public const int MaxDepth = 510;

    public static JsonMisfit Check(PhpValue value) => Check(value, 0);

    private static JsonMisfit Check(PhpValue value, int depth)
    {
        switch (value.Kind)
        {
            case PhpKind.String:
                return PhpText.IsUtf8(value.String) ? JsonMisfit.None : JsonMisfit.NotUtf8;
            case PhpKind.Float:
                return double.IsFinite(value.Float) ? JsonMisfit.None : JsonMisfit.NotFinite;
            case PhpKind.Array:
                if (depth >= MaxDepth)
                    return JsonMisfit.TooDeep;
                foreach (var (key, item) in value.Array)
                {
                    if (!key.IsInt && !PhpText.IsUtf8(key.Text))
                        return JsonMisfit.NotUtf8;
                    var misfit = Check(item, depth + 1);
                    if (misfit != JsonMisfit.None)
                        return misfit;
                }

                return JsonMisfit.None;
            default:
                return JsonMisfit.None;
        }
    }
}

/// <summary>Why a value cannot be printed as JSON.</summary>
internal enum JsonMisfit : byte
{
    None,
    NotUtf8,
    NotFinite,
    TooDeep,
}
