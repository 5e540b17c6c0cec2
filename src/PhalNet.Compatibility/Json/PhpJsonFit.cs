namespace PhalNet.Compatibility;

/// <summary>
/// Checks whether a value can be written in a reply. PHP prints nothing for text that is not UTF-8, infinity, NaN or nesting beyond 512;
/// here such a value is refused with a reason beforehand.
/// </summary>
internal static class PhpJsonFit
{
    /// <summary>PHP's 512 levels minus those of <c>{"data":{"value":…}}</c>.</summary>
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

/// <summary>Why a value cannot be written as JSON.</summary>
internal enum JsonMisfit : byte
{
    None,
    NotUtf8,
    NotFinite,
    TooDeep,
}
