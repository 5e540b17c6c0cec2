namespace PhalNet.Compatibility;

/// <summary>PHP's two ways of laying one array over another.</summary>
internal static class NameMerge
{
    /// <summary>As <c>$_REQUEST</c> is built: arrays on both sides are merged by key at every depth, anything else is replaced.</summary>
    public static PhpArray Overlay(PhpArray lower, PhpArray upper)
    {
        var merged = lower.Copy();
        foreach (var (key, value) in upper)
        {
            merged[key] = value.IsArray && merged.TryGet(key, out var under) && under.IsArray
                ? Overlay(under.Array, value.Array)
                : value;
        }

        return merged;
    }

    /// <summary>As <c>array_merge</c>: text keys replace and keep the first place, integer keys are numbered anew from 0.</summary>
    public static PhpArray Renumber(params ReadOnlySpan<PhpArray> arrays)
    {
        var merged = new PhpArray();
        foreach (var array in arrays)
        {
            foreach (var (key, value) in array)
            {
                if (key.IsInt)
                    merged.Append(value);
                else
                    merged[key] = value;
            }
        }

        return merged;
    }
}
