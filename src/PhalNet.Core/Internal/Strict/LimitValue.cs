using System.Globalization;

namespace PhalNet.Internal.Strict;

/// <summary>A limit, a default or an allowed value, as it is declared and as a value of the parameter's type.</summary>
internal static class LimitValue
{
    /// <summary>
    /// Attributes and configuration cannot spell every type. What is not of the type is read the way a request's text is, so that a date
    /// without a zone means the same in both.
    /// </summary>
    public static bool TryConvert(object declared, ParameterConverter converter, out object? value)
    {
        value = declared;
        var type = Nullable.GetUnderlyingType(converter.Type) ?? converter.Type;
        return type.IsInstanceOfType(declared)
            || (converter.TryConvert(CallValue.Of(Text(declared)), out value) && value is not null);
    }

    public static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
