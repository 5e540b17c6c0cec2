using System.Collections.Frozen;

namespace PhalNet.Compatibility;

/// <summary>The after-parse functions by case-insensitive name. Functions of the application override them.</summary>
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

/// <summary>A named function that runs on a checked value; false when it does not accept values of this kind.</summary>
internal delegate bool PhpTransform(PhpValue value, out PhpValue result);
