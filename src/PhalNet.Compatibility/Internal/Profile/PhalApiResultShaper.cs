using System.Collections;
using System.Collections.Frozen;

namespace PhalNet.Compatibility.Internal.Profile;

/// <summary>An empty list at the top is written as <c>{}</c>, nothing as null; everything else as it is.</summary>
internal sealed class PhalApiResultShaper : IResultShaper
{
    public object? Shape(object? data, Type declared) =>
        data is ICollection { Count: 0 } and not IDictionary ? FrozenDictionary<string, object?>.Empty : data;
}
