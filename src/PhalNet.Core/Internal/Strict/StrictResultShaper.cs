using PhalNet.Internal.Calls;

namespace PhalNet.Internal.Strict;

/// <summary>Where an object is promised there is one: nothing becomes <c>{}</c>. Text and numbers may be null.</summary>
internal sealed class StrictResultShaper : IResultShaper
{
    public object? Shape(object? data, Type declared) =>
        data ?? (declared == typeof(string) || Nullable.GetUnderlyingType(declared) is not null ? null : EmptyObject.Instance);
}
