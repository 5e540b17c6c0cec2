using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>
/// Sets members that are not sent to their <see cref="DefaultValueAttribute"/>, which overrides the initial value, and members of record
/// structs to the defaults of their constructor, which the serializer does not call.
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

    /// <summary>The attribute of a readable member; null for none.</summary>
    public static DefaultValueAttribute? Of(JsonPropertyInfo member) => member.AttributeProvider is MemberInfo declared
        ? Attribute.GetCustomAttribute(declared, typeof(DefaultValueAttribute), inherit: true) as DefaultValueAttribute
        : null;

    /// <summary>The default as a value of the member's type; a default of another type is parsed as text.</summary>
    public static bool TryConvert(object? declared, Type type, ParameterConverter? converter, out object? value)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        value = declared;
        return declared is null || type.IsInstanceOfType(declared)
            || (converter?.TryConvert(CallValue.Of(Convert.ToString(declared, CultureInfo.InvariantCulture) ?? ""), out value) == true
                && value is not null);
    }

    // Lists and objects are created anew, because calls must not share them.
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

        // A default of another type stops the start.
        object? Converted() => TryConvert(attribute.Value, type, converter.Value, out var value) ? value : null;
    }
}
