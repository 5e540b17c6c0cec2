using System.Reflection;

namespace PhalNet.Internal.Scanning;

internal static class ParameterDefaults
{
    /// <summary>The default of a parameter, null for none. Reflection gives the default of a nullable enum as its number.</summary>
    public static object? Of(ParameterInfo parameter)
    {
        // Reflection reads the metadata each time it is asked.
        var value = parameter.HasDefaultValue ? parameter.DefaultValue : null;
        return value is not null && Nullable.GetUnderlyingType(parameter.ParameterType) is { IsEnum: true } type ? Enum.ToObject(type, value) : value;
    }
}
