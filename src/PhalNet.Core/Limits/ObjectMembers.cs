using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>The declarations of object members, as the JSON serializer sees them.</summary>
public static class ObjectMembers
{
    /// <summary>
    /// The attributes of a member: those of the property or field and, in positional records, those of the constructor parameter that
    /// declares or sets it.
    /// </summary>
    /// <param name="member">A member of a type of the module's serializer (<see cref="LoadedModule.Json"/>).</param>
    public static IReadOnlyList<Attribute> Attributes(JsonPropertyInfo member)
    {
        ArgumentNullException.ThrowIfNull(member);
        IEnumerable<Attribute> own = member.AttributeProvider is MemberInfo declared ? Attribute.GetCustomAttributes(declared, true) : [];
        var filled = member.AssociatedParameter?.AttributeProvider;
        var declaring = PositionalMember.Of(member.AttributeProvider as MemberInfo);
        if (declaring is not null && !declaring.Equals(filled))
            own = own.Concat(declaring.GetCustomAttributes(true).Cast<Attribute>());
        return filled is null ? [.. own] : [.. own, .. filled.GetCustomAttributes(true).Cast<Attribute>()];
    }

    /// <summary>
    /// The declaration of a member as a rule, like that of a parameter of its type: type, limits, allowed values, whether it is required.
    /// </summary>
    /// <param name="member">A member of a type of the module's serializer (<see cref="LoadedModule.Json"/>).</param>
    public static ParameterRule Rule(JsonPropertyInfo member) =>
        LimitReader.ReadMember(Bare(member, Attributes(member)), Attributes(member), []);

    /// <summary>The value of a member that is not sent; null when none is declared.</summary>
    /// <param name="type">The type of the member.</param>
    /// <param name="member">A member of a type of the module's serializer (<see cref="LoadedModule.Json"/>).</param>
    public static object? Default(JsonTypeInfo type, JsonPropertyInfo member)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(member);
        if (member.AssociatedParameter is { HasDefaultValue: true } parameter)
            return parameter.DefaultValue;
        return PositionalMember.Uncalled(type, member) is { HasDefaultValue: true } uncalled
            ? ParameterDefaults.Of(uncalled)
            : Attributes(member).OfType<DefaultValueAttribute>().FirstOrDefault()?.Value;
    }

    /// <summary>The rule without its limits.</summary>
    internal static ParameterRule Bare(JsonPropertyInfo member, IReadOnlyList<Attribute> attributes) => Bare(
        (member.AttributeProvider as MemberInfo)?.Name ?? member.Name, member.Name, member.PropertyType, attributes,
        member.DeclaringType) with
        {
            Required = member.IsRequired || attributes.OfType<RequiredAttribute>().Any(),
        };

    internal static ParameterRule Bare(string member, string name, Type type, IReadOnlyList<Attribute> attributes, Type declaring)
    {
        var required = attributes.OfType<RequiredAttribute>().FirstOrDefault();
        var entry = ParameterTypes.Find(type);
        var rule = new ParameterRule
        {
            Member = member,
            Name = name,
            Type = entry.Name,
            ClrType = type,
            Required = required is not null,
            AllowEmpty = entry.ClrType == typeof(string) && required is not { AllowEmptyStrings: false },
            Sensitive = attributes.OfType<SensitiveAttribute>().Any(),
            Declaration = $"{declaring.FullName ?? declaring.Name}.{member}",
        };
        return entry.Kind == ParameterKind.Object && typeof(System.Collections.IEnumerable).IsAssignableFrom(type)
            ? rule with { Measure = LimitMeasure.Items }
            : rule;
    }

    /// <summary>
    /// Makes the serializer require members that are declared as required and whose value does not show if they were sent, and the members
    /// of record structs, whose constructor it does not call.
    /// </summary>
    internal static void Require(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        foreach (var member in type.Properties)
        {
            if (member.IsRequired || (member.Set is null && member.AssociatedParameter is null))
                continue;
            var isValue = member.PropertyType.IsValueType && Nullable.GetUnderlyingType(member.PropertyType) is null;
            member.IsRequired = (isValue && Attributes(member).OfType<RequiredAttribute>().Any())
                || (type.Options.RespectRequiredConstructorParameters
                    && PositionalMember.Uncalled(type, member) is { HasDefaultValue: false });
        }
    }
}
