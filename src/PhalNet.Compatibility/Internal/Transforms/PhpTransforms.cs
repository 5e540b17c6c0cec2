using System.Collections.Frozen;

namespace PhalNet.Compatibility.Internal.Transforms;

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
        foreach ((string name, PhpTransform transform) in own) all[name] = transform;
        return all.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
