using System.Collections.Frozen;

namespace PhalNet.Compatibility;

/// <summary>The after-parse functions by name, in any case. An application's own may be laid over them.</summary>
internal static class PhpTransforms
{
    public static readonly FrozenDictionary<string, PhpTransform> BuiltIn = With([]);

    public static FrozenDictionary<string, PhpTransform> With(IEnumerable<KeyValuePair<string, PhpTransform>> own)
    {
        var all = new Dictionary<string, PhpTransform>(StringComparer.OrdinalIgnoreCase);
        TextTransforms.AddTo(all);
        CodeTransforms.AddTo(all);
        MarkupTransforms.AddTo(all);
        ValueTransforms.AddTo(all);
        ArrayTransforms.AddTo(all);
        foreach (var (name, transform) in own)
            all[name] = transform;
        return all.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}

/// <summary>A named function that runs on a value after it was checked; false when the value is of a kind it does not take.</summary>
internal delegate bool PhpTransform(PhpValue value, out PhpValue result);
