using System.Reflection;
using System.Runtime.CompilerServices;

namespace PhalNet;

internal static class ParameterDefaults
{
    /// <summary>
    /// Whether a parameter has a default. Reflection would search for attributes if the metadata has no constant; here they have already
    /// been read.
    /// </summary>
    public static bool Has(ParameterInfo parameter, Attribute[] attributes)
    {
        if ((parameter.Attributes & ParameterAttributes.HasDefault) != 0)
            return true;
        foreach (var attribute in attributes)
        {
            if (attribute is CustomConstantAttribute or DecimalConstantAttribute)
                return true;
        }

        return false;
    }

    /// <summary>The default of a parameter that has one. Reflection returns the default of a nullable enum as a number.</summary>
    public static object? Of(ParameterInfo parameter)
    {
        var value = parameter.DefaultValue;
        return value is not null && Nullable.GetUnderlyingType(parameter.ParameterType) is { IsEnum: true } type
            ? Enum.ToObject(type, value)
            : value;
    }
}
