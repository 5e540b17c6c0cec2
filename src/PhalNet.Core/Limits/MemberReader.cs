using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>Reads the declarations of a type's members, and reports errors in them.</summary>
internal sealed class MemberReader(RuleCompilation compilation, TimeZoneInfo zone, Func<Type, ObjectNode> reach)
{
    private readonly UnreadableTypes _unreadable = new(compilation.Json);

    /// <summary>The attributes of the type itself.</summary>
    public IReadOnlyList<ValidationAttribute> OfType(Type type)
    {
        var rule = new ParameterRule { Member = "", Name = "", Declaration = type.FullName ?? type.Name };
        var attributes = Attributes(rule, () => Attribute.GetCustomAttributes(type, inherit: true));
        if (UnsupportedAttributes.FindError(attributes) is { } unheeded)
            compilation.Report(rule, unheeded);
        return attributes.OfType<ValidationAttribute>().ToArray();
    }

    /// <summary>Reads the members in the serializer's contract.</summary>
    public void Read(ObjectNode node, JsonTypeInfo type)
    {
        var members = new List<ObjectMember>(type.Properties.Count);
        var names = new Dictionary<string, string>();
        foreach (var member in type.Properties)
        {
            var bare = ObjectMembers.Bare(member, []);
            names.TryAdd(bare.Member, member.Name);
            var attributes = Attributes(bare, () => ObjectMembers.Attributes(member));
            var isSet = member.Set is not null || member.AssociatedParameter is not null;
            var read = member.Get ?? Getter(member.AttributeProvider as MemberInfo);
            if (isSet && _unreadable.FindError(member) is { } error)
                compilation.Report(bare, error);
            if (isSet && UnsupportedAttributes.FindError(member, attributes) is { } unheeded)
                compilation.Report(bare, unheeded);
            CheckDefault(member, ObjectMembers.Bare(member, attributes), attributes);
            if (read is not null && (isSet || member.Get is not null))
                members.Add(Member(ObjectMembers.Bare(member, attributes), attributes, read, isSet, member.IsSetNullable));
            else if (isSet && attributes.Any(IsCheck))
                compilation.Report(bare, "a member with limits needs a getter.");
        }

        node.Members = members;
        node.Names = names;
        CheckOthers(node, members);
    }

    /// <summary>Reads the public properties of a type that has a custom converter.</summary>
    public void Read(ObjectNode node, JsonNamingPolicy? naming)
    {
        var members = new List<ObjectMember>();
        foreach (var property in node.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = naming?.ConvertName(property.Name) ?? property.Name;
            var bare = ObjectMembers.Bare(property.Name, name, property.PropertyType, [], node.Type);
            var attributes = Attributes(bare, () => Attribute.GetCustomAttributes(property, inherit: true));
            if (attributes.OfType<DefaultValueAttribute>().Any())
                compilation.Report(bare, $"a converter of the module reads {node.Type}; set the member's default value there.");
            if (Getter(property) is { } read && property.GetIndexParameters().Length == 0 && attributes.Any(IsCheck))
                members.Add(Member(
                    ObjectMembers.Bare(property.Name, name, property.PropertyType, attributes, node.Type), attributes, read, false, true));
        }

        node.Members = members;
        node.Names = members.ToDictionary(member => member.ClrName, member => member.Name);
        CheckOthers(node, members);
    }

    private ObjectMember Member(
        ParameterRule rule, IReadOnlyList<Attribute> attributes, Func<object, object?> read, bool isSet, bool isNullable)
    {
        var limits = attributes.OfType<RequiredAttribute>().Take(1)
            .Select(MemberLimit (required) => new RequiredLimit(rule.AllowEmpty) { Worded = Wording(required) }).ToList();
        var builtIn = attributes.OfType<ValidationAttribute>().Where(LimitReader.IsBuiltIn).Where(limit => limit is not RequiredAttribute);
        var plain = attributes.Where(attribute => attribute is FileRuleAttribute).Concat(builtIn.Where(limit => Wording(limit) is null));
        limits.AddRange(Limits(rule, plain, null, isNullable));
        foreach (var worded in builtIn.Where(limit => Wording(limit) is not null))
            limits.AddRange(Limits(rule, [worded], worded, isNullable));
        return new()
        {
            Name = rule.Name,
            ClrName = rule.Member,
            Read = Present(rule.ClrType!, read),
            Limits = [.. limits],
            Asked = Asked(rule, attributes),
            Node = isSet ? reach(rule.ClrType!) : null,
        };
    }

    private void CheckDefault(JsonPropertyInfo member, ParameterRule rule, IReadOnlyList<Attribute> attributes)
    {
        if (attributes.OfType<DefaultValueAttribute>().FirstOrDefault() is { } given)
        {
            var limits = Limits(rule, attributes.Where(attribute => attribute is not RequiredAttribute), null, member.IsSetNullable);
            var converter = compilation.FindConverter(Nullable.GetUnderlyingType(rule.ClrType!) ?? rule.ClrType!, rule, zone);
            foreach (var error in DefaultCheck.FindErrors(member, rule, given.Value, converter, limits))
                compilation.Report(rule, error);
        }
    }

    private IEnumerable<MemberLimit> Limits(
        ParameterRule bare, IEnumerable<Attribute> attributes, ValidationAttribute? worded, bool isNullable)
    {
        var errors = new List<string>();
        var rule = LimitReader.ReadMember(bare, attributes, errors);
        foreach (var error in errors)
            compilation.Report(bare, error[(bare.Declaration.Length + 2)..]);
        var type = Nullable.GetUnderlyingType(rule.ClrType!) ?? rule.ClrType!;
        var converter = compilation.FindConverter(type, rule, zone) ?? new NoConverter(type);
        return ValueChecks.For(rule, type, converter, compilation)
            .Select(check => new CheckedLimit(check, isNullable && check is PatternCheck) { Worded = worded });
    }

    private ValidationAttribute[] Asked(ParameterRule rule, IReadOnlyList<Attribute> attributes)
    {
        // DataTypeAttribute itself only describes; its derived types validate.
        ValidationAttribute[] asked = [.. attributes.OfType<ValidationAttribute>()
            .Where(attribute => !LimitReader.IsBuiltIn(attribute) && attribute.GetType() != typeof(DataTypeAttribute))];
        var errors = new List<string>();
        LimitReader.ReadMember(rule, asked, errors);
        foreach (var error in errors)
            compilation.Report(rule, error[(rule.Declaration.Length + 2)..]);
        foreach (var attribute in asked.Concat(attributes.OfType<ValidationAttribute>().Where(limit => Wording(limit) is not null)))
            CheckForm(rule, attribute);
        return asked;
    }

    // Attributes validate their own configuration when their message is formatted.
    private void CheckForm(ParameterRule rule, ValidationAttribute attribute)
    {
        try
        {
            attribute.FormatErrorMessage(rule.Name);
        }
        catch (Exception exception)
        {
            compilation.Report(rule, $"{attribute.GetType().Name} is not well-formed: {exception.Message}");
        }
    }

    private void CheckOthers(ObjectNode node, IEnumerable<ObjectMember> members)
    {
        foreach (var (member, compare) in members.SelectMany(member => member.Asked.OfType<CompareAttribute>().Select(c => (member, c))))
        {
            if (node.Type.GetRuntimeProperty(compare.OtherProperty) is null)
                compilation.Report(
                    ObjectMembers.Bare(member.ClrName, member.Name, typeof(object), [], node.Type),
                    $"there is no property {compare.OtherProperty} to compare with.");
        }
    }

    private IReadOnlyList<Attribute> Attributes(ParameterRule rule, Func<IReadOnlyList<Attribute>> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception)
        {
            compilation.Report(rule, $"the attributes cannot be read: {exception.Message}");
            return [];
        }
    }

    private static bool IsCheck(Attribute attribute) => attribute is ValidationAttribute and not DataTypeAttribute;

    private static ValidationAttribute? Wording(ValidationAttribute attribute) =>
        LimitReader.HasOwnMessage(attribute) ? attribute : null;

    private static Func<object, object?>? Getter(MemberInfo? member)
    {
        switch (member)
        {
            case FieldInfo field:
                return field.GetValue;
            case PropertyInfo { GetMethod: { } method }:
                var invoker = MethodInvoker.Create(method);
                return owner => invoker.Invoke(owner);
            default:
                return null;
        }
    }

    // A default immutable array counts as null: even its length cannot be read.
    private static Func<object, object?> Present(Type type, Func<object, object?> read)
    {
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(System.Collections.Immutable.ImmutableArray<>))
            return read;
        var nothing = Activator.CreateInstance(type)!;
        return owner => read(owner) is { } array && !array.Equals(nothing) ? array : null;
    }

    /// <summary>For a type that has no text form.</summary>
    private sealed class NoConverter(Type type) : ParameterConverter
    {
        public override Type Type => type;

        public override string TypeName => "object";

        public override bool TryConvert(in CallValue value, out object? result)
        {
            result = null;
            return false;
        }
    }
}
