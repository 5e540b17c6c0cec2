using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhalNet;

/// <summary>Reads rules from C# signatures and attributes. Its cache of types is not thread-safe.</summary>
internal sealed class RuleReader(ForeignAttributes foreign)
{
    private const BindingFlags Everywhere =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    private readonly NullableReader _nullable = new();

    /// <summary>The properties that are parameters of every action of a class.</summary>
    public static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(Everywhere).Where(property => property.IsDefined(typeof(ParamAttribute), inherit: true));

    public IReadOnlyList<ParameterRule> ReadProperties(
        Type type, IEnumerable<PropertyInfo> properties, InitialValues initial, List<string> errors)
    {
        var rules = new List<ParameterRule>();
        foreach (var property in properties)
        {
            var declaration = $"{type.FullName}.{property.Name}";
            foreach (var attribute in property.GetCustomAttributes<JsonAttribute>(inherit: true))
                errors.Add($"{declaration}: {OtherSerializers.Text(attribute.GetType(), Instead(attribute))}");
            if (property.GetIndexParameters().Length > 0)
                errors.Add($"{declaration}: an indexer cannot be a parameter; remove {nameof(ParamAttribute)}.");
            else if (property.SetMethod is { IsStatic: false })
                rules.Add(Declare(property, declaration, initial).ToRule(errors));
            else
                errors.Add($"{declaration}: a property with {nameof(ParamAttribute)} needs an accessible setter "
                    + "and cannot be static.");
        }

        return rules;
    }

    // These attributes are for members of objects; a property with [Param] is not one.
    private static string Instead(JsonAttribute attribute) => attribute switch
    {
        JsonPropertyNameAttribute named => $"write [Param(\"{named.Name}\")]",
        JsonRequiredAttribute => "write [Required]",
        JsonIgnoreAttribute => $"remove it, or remove {nameof(ParamAttribute)}",
        JsonConverterAttribute => "write a ParameterConverter and [Converter(typeof(...))]",
        _ => "remove it",
    };

    public IReadOnlyList<ParameterRule> ReadParameters(FoundAction action, List<string> errors)
    {
        var rules = new List<ParameterRule>(action.Parameters.Length);
        foreach (var parameter in action.Parameters)
        {
            if (CallArgument.Reader(parameter.ParameterType) is null)
                rules.Add(Declare(parameter, action, errors).ToRule(errors));
            else if (parameter.GetCustomAttributes(typeof(Attribute), inherit: true) is Attribute[] { Length: > 0 } attributes)
                foreign.OfParameter(action, parameter, attributes, errors);
        }

        return rules;
    }

    private DeclaredParameter Declare(PropertyInfo property, string declaration, InitialValues initial)
    {
        var declared = new DeclaredParameter
        {
            Member = property.Name,
            Type = property.PropertyType,
            Attributes = (Attribute[])property.GetCustomAttributes(typeof(Attribute), inherit: true),
            Declaration = declaration,
            IsNullable = !property.PropertyType.IsValueType && _nullable.IsNullable(property),
            NullableElements = _nullable.Elements(property),
        };
        return declared.AsksForInitialValue && initial.Of(property) is { } value
            ? declared with { HasDefault = true, Default = value, IsInitial = true }
            : declared;
    }

    private DeclaredParameter Declare(ParameterInfo parameter, FoundAction action, List<string> errors)
    {
        var type = parameter.ParameterType;
        var attributes = (Attribute[])parameter.GetCustomAttributes(typeof(Attribute), inherit: true);
        foreign.OfParameter(action, parameter, attributes, errors);
        var hasDefault = ParameterDefaults.Has(parameter, attributes);
        return new()
        {
            Member = parameter.Name!,
            Type = type,
            Attributes = attributes,
            DeclaringMember = action.Member,
            IsNullable = !hasDefault && !type.IsValueType && _nullable.IsNullable(parameter, attributes, action.Attributes),
            NullableElements = _nullable.Elements(parameter, attributes, action.Attributes),
            HasDefault = hasDefault,
            Default = hasDefault ? ParameterDefaults.Of(parameter) : null,
        };
    }
}

/// <summary>The declaration of a parameter, either of a method or a property.</summary>
internal readonly record struct DeclaredParameter
{
    private static readonly ParamAttribute Unnamed = new();

    public required string Member { get; init; }

    public required Type Type { get; init; }

    public required Attribute[] Attributes { get; init; }

    public string? DeclaringMember { get; init; }

    public string? Declaration { get; init; }

    public bool IsNullable { get; init; }

    public uint NullableElements { get; init; }

    public bool HasDefault { get; init; }

    public object? Default { get; init; }

    /// <summary>Whether the default is the property's initial value.</summary>
    public bool IsInitial { get; init; }

    /// <summary>Whether only an instance can show if a property has a default.</summary>
    public bool AsksForInitialValue => MustBeSent
        && Attributes.Find<DefaultValueAttribute>() is null
        && Attributes.Find<RequiredAttribute>() is null
        && Attributes.Find<RequiredMemberAttribute>() is null
        && ParameterTypes.Find(Type).Kind != ParameterKind.File;

    private string Place => Declaration ?? $"{DeclaringMember}({Member})";

    // A value type always has a value unless it is declared nullable.
    private bool MustBeSent => !HasDefault && Nullable.GetUnderlyingType(Type) is null && (Type.IsValueType || !IsNullable);

    public ParameterRule ToRule(List<string> errors)
    {
        var param = Attributes.Find<ParamAttribute>() ?? Unnamed;
        var required = Attributes.Find<RequiredAttribute>();
        if (Attributes.Find<DefaultValueAttribute>() is { } given)
            return WithDefault(given.Value, errors).ToRule(param, required, errors);
        return ToRule(param, required, errors);
    }

    private DeclaredParameter WithDefault(object? value, List<string> errors)
    {
        if (HasDefault && !Equals(Default, value))
            errors.Add($"{Place}: the signature and {nameof(DefaultValueAttribute)} give different default values; remove one of them.");
        if (value is null && Type.IsValueType && Nullable.GetUnderlyingType(Type) is null)
            errors.Add($"{Place}: {nameof(DefaultValueAttribute)} gives null or text that is not a {Type.Name}; "
                + $"{Type.Name} cannot be null.");
        return this with { HasDefault = true, Default = value };
    }

    private ParameterRule ToRule(ParamAttribute param, RequiredAttribute? required, List<string> errors)
    {
        // An initial object is kept as the class sets it; it cannot be written as a default.
        var hasValue = HasDefault && Default is not null && !(IsInitial && ParameterTypes.Find(Type).Kind == ParameterKind.Object);
        var type = ParameterTypes.Find(Type);
        if (required is not null && HasDefault)
            errors.Add($"{Place}: a parameter with a default value cannot be required.");
        var limits = LimitReader.Read(type.Measure, Attributes, out var found);
        foreach (var error in found)
            errors.Add($"{Place}: {error}");
        return new()
        {
            Member = Member,
            Name = param.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(Member),
            Type = type.Name,
            ClrType = Type,
            Required = required is not null || MustBeSent,
            HasDefault = hasValue,
            Default = hasValue ? Default : null,
            IsInitial = IsInitial && hasValue,
            Description = DescriptionOf(errors),
            Source = param.Source,
            GivenListFormat = param.GivenListFormat,
            Separator = param.Separator,
            AllowEmpty = param.AllowEmpty || required is { AllowEmptyStrings: true },
            Hidden = param.Hidden,
            Message = param.Message,
            Sensitive = Attributes.Find<SensitiveAttribute>() is not null,
            Transforms = Transforms(),
            NullableElements = NullableElements,
            ConverterType = Attributes.Find<ConverterAttribute>()?.Type,
            Declaration = Declaration ?? "",
            DeclaringMember = DeclaringMember,
            Min = limits.Min,
            Max = limits.Max,
            Pattern = limits.Pattern,
            PatternTime = limits.PatternTime,
            AllowedValues = limits.AllowedValues,
            File = limits.File,
            Validations = limits.Validations,
        };
    }

    // A description in XML comments takes precedence.
    private string? DescriptionOf(List<string> errors)
    {
        if (Attributes.Find<DescriptionAttribute>() is { } description)
            return description.Description;
        var name = Attributes.Find<DisplayNameAttribute>()?.DisplayName is { Length: > 0 } text ? text : null;
        if (Attributes.Find<DisplayAttribute>() is not { } display)
            return name;
        try
        {
            return display.GetDescription() ?? display.GetName() ?? name;
        }
        catch (InvalidOperationException exception)
        {
            errors.Add($"{Place}: {exception.Message}");
            return null;
        }
    }

    private TransformAttribute[] Transforms() => Attributes.Find<TransformAttribute>() is null
        ? []
        : [.. Attributes.OfType<TransformAttribute>().OrderBy(transform => transform.Order)];
}
