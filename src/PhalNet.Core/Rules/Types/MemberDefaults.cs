using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>
/// Gives members that are not sent what <see cref="DefaultValueAttribute"/> says of them, in place of what the class does, and those of
/// record structs what their constructor says: the serializer does not call it.
/// </summary>
internal sealed class MemberDefaults(Func<Type, ParameterConverter?> find)
{
    public void Apply(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.CreateObject is not { } create)
            return;
        Action<object>[] fill = [.. type.Properties.Select(member => Filler(type, member)).OfType<Action<object>>()];
        if (fill.Length == 0)
            return;
        type.CreateObject = () =>
        {
            var made = create();
            foreach (var one in fill)
                one(made);
            return made;
        };
    }

    /// <summary>The attribute of a member that is read, null for none.</summary>
    public static DefaultValueAttribute? Of(JsonPropertyInfo member) => member.AttributeProvider is MemberInfo declared
        ? Attribute.GetCustomAttribute(declared, typeof(DefaultValueAttribute), inherit: true) as DefaultValueAttribute
        : null;

    /// <summary>The default as the member's type has it; what is not of the type is read as text is.</summary>
    public static bool TryConvert(object? declared, Type type, ParameterConverter? converter, out object? value)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        value = declared;
        return declared is null || type.IsInstanceOfType(declared)
            || (converter?.TryConvert(CallValue.Of(Convert.ToString(declared, CultureInfo.InvariantCulture) ?? ""), out value) == true
                && value is not null);
    }

    // Lists and objects are not shared between calls.
    private Action<object>? Filler(JsonTypeInfo owner, JsonPropertyInfo member)
    {
        if (member.Set is not { } set)
            return null;
        if (PositionalMember.Uncalled(owner, member) is { HasDefaultValue: true } parameter)
            return ParameterDefaults.Of(parameter) is { } declared ? made => set(made, declared) : null;
        if (Of(member) is not { } attribute)
            return null;
        var type = member.PropertyType;
        var converter = new Lazy<ParameterConverter?>(() => find(Nullable.GetUnderlyingType(type) ?? type));
        if (ParameterTypes.Find(type).Kind is ParameterKind.List or ParameterKind.Object)
            return made => set(made, Converted());
        var once = new Lazy<object?>(Converted);
        return made => set(made, once.Value);

        // One that is not of the type stops the start.
        object? Converted() => TryConvert(attribute.Value, type, converter.Value, out var value) ? value : null;
    }
}
