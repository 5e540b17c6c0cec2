using PhalNet.Internal.Calls;

namespace PhalNet.Internal.Strict;

/// <summary>Where a list or an object is promised there is one: nothing becomes <c>[]</c> or <c>{}</c>. Text and numbers may be null.</summary>
internal sealed class StrictResultShaper : IResultShaper
{
    public object? Shape(object? data, Type declared) => data ?? Nothing(declared);

    private static object? Nothing(Type declared)
    {
        if (declared == typeof(string) || Nullable.GetUnderlyingType(declared) is not null)
            return null;
        return ParameterTypes.ElementOf(declared) is null ? EmptyObject.Instance : Array.Empty<object>();
    }
}
