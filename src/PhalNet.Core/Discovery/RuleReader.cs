using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace PhalNet;

/// <summary>Reads rules from C# signatures and attributes.</summary>
internal sealed class RuleReader
{
    private static readonly ParamAttribute Unnamed = new();

    private readonly NullableReader _nullable = new();

    /// <summary>The properties that are parameters of every action of a class.</summary>
    public static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy)
            .Where(property => property.IsDefined(typeof(ParamAttribute), inherit: true));

    public IReadOnlyList<ParameterRule> ReadProperties(Type type, IEnumerable<PropertyInfo> properties, List<string> errors)
    {
        var rules = new List<ParameterRule>();
        foreach (var property in properties)
        {
            var declaration = $"{type.FullName}.{property.Name}";
            if (property.SetMethod is not { IsStatic: false })
                errors.Add($"{declaration}: a property with {nameof(ParamAttribute)} needs a setter that the class can use, and is not static.");
            else
                rules.Add(Read(property.Name, property.PropertyType, (Attribute[])property.GetCustomAttributes(typeof(Attribute), inherit: true), null, declaration,
                    isNullable: !property.PropertyType.IsValueType && _nullable.IsNullable(property), hasDefault: false, null, errors));
        }

        return rules;
    }

    public IReadOnlyList<ParameterRule> ReadParameters(FoundAction action, List<string> errors)
    {
        var rules = new List<ParameterRule>(action.Parameters.Length);
        foreach (var parameter in action.Parameters)
        {
            if (CallArgument.Reader(parameter.ParameterType) is not null)
                continue;
            var attributes = (Attribute[])parameter.GetCustomAttributes(typeof(Attribute), inherit: true);
            var hasDefault = ParameterDefaults.Has(parameter, attributes);
            rules.Add(Read(parameter.Name!, parameter.ParameterType, attributes,
                action.Member, "",
                isNullable: !hasDefault && !parameter.ParameterType.IsValueType && _nullable.IsNullable(parameter, attributes, action.Attributes),
                hasDefault, hasDefault ? ParameterDefaults.Of(parameter) : null, errors));
        }

        return rules;
    }

    private static ParameterRule Read(
        string member, Type type, Attribute[] attributes, string? declaringMember, string declaration, bool isNullable, bool hasDefault, object? @default, List<string> errors)
    {
        var param = attributes.Find<ParamAttribute>() ?? Unnamed;
        var required = attributes.Find<RequiredAttribute>();
        var name = param.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(member);
        var rule = param.Apply(new()
        {
            Member = member,
            Name = name,
            Type = ParameterTypes.NameOf(type),
            ClrType = type,
            Required = required is not null || (!hasDefault && Nullable.GetUnderlyingType(type) is null && (type.IsValueType || !isNullable)),
            HasDefault = hasDefault && @default is not null,
            Default = @default,
            AllowEmpty = required is { AllowEmptyStrings: true },
            Sensitive = attributes.Find<SensitiveAttribute>() is not null,
            Transforms = attributes.Find<TransformAttribute>() is null ? [] : attributes.OfType<TransformAttribute>().OrderBy(transform => transform.Order).ToArray(),
            ConverterType = attributes.Find<ConverterAttribute>()?.Type,
            Declaration = declaration,
            DeclaringMember = declaringMember,
        });
        if (required is not null && hasDefault)
            errors.Add($"{rule.Declaration}: a parameter with a default value cannot be required.");
        return LimitReader.Read(rule, attributes, errors);
    }
}

internal static class ParameterDefaults
{
    /// <summary>
    /// Whether a parameter has a default. Reflection would look for attributes where metadata has no constant; here they have been read already.
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

    /// <summary>The default of a parameter that has one. Reflection gives the default of a nullable enum as its number.</summary>
    public static object? Of(ParameterInfo parameter)
    {
        var value = parameter.DefaultValue;
        return value is not null && Nullable.GetUnderlyingType(parameter.ParameterType) is { IsEnum: true } type ? Enum.ToObject(type, value) : value;
    }
}
