namespace PhalNet.Compatibility;

/// <summary>
/// A default that PHP cannot represent, such as NaN, the largest decimal or a date: converted to a PHP value it would be refused or
/// changed. It is bound as declared.
/// </summary>
internal static class KeptDefault
{
    /// <summary>Null for a default that PHP's value preserves.</summary>
    public static object? Of(ParameterRule rule, ClrTarget target)
    {
        if (rule is not { HasDefault: true, Default: { } value, ClrType: { } type } || !IsOne(rule.Kind))
            return null;
        if (!(Nullable.GetUnderlyingType(type) ?? type).IsInstanceOfType(value))
            return null;
        return target.TryConvert(PhpObjects.FromObject(value), values: null!, out var read) && Equals(read, value) ? null : value;
    }

    // Lists and objects are created for each call, and files have no default.
    private static bool IsOne(ParameterKind kind) => kind is not (ParameterKind.List or ParameterKind.Object or ParameterKind.File);
}
