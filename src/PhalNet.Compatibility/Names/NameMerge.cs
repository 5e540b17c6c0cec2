namespace PhalNet.Compatibility;

/// <summary>PHP's two ways of merging arrays.</summary>
internal static class NameMerge
{
    /// <summary>
    /// Like the construction of <c>$_REQUEST</c>: arrays on both sides are merged by key at every depth, other values are replaced.
    /// </summary>
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

    /// <summary>Like <c>array_merge</c>: text keys are replaced at their first position, integer keys are renumbered from 0.</summary>
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
