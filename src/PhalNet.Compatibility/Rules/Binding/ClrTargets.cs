using System.Globalization;
using System.Text.Json;

namespace PhalNet.Compatibility;

/// <summary>
/// Chooses the conversion of a checked value to the bound C# type: numbers, booleans, dates and objects as in PHP, other catalogue types
/// from text as in the strict profile.
/// </summary>
internal sealed class ClrTargets(RuleCompilation compilation, JsonSerializerOptions json, PhpDateReader dates, TimeZoneInfo zone)
{
    /// <summary>Null when no PHP value can be converted to the type.</summary>
    public ClrTarget? For(ParameterRule rule)
    {
        if (rule.ClrType is null)
            return new PlainTarget();
        if (ConverterTarget.Find(rule, compilation) is { } own)
            return own;
        return For(Nullable.GetUnderlyingType(rule.ClrType) ?? rule.ClrType, rule);
    }

    private ClrTarget? For(Type type, ParameterRule rule) => ParameterTypes.Find(type).Kind switch
    {
        ParameterKind.Text when type == typeof(string) => new TextTarget(),
        ParameterKind.Boolean => new BooleanTarget(),
        ParameterKind.Choice => new EnumTarget(type),
        ParameterKind.Integer when WideTarget.Is(type) =>
            compilation.FindConverter(type, rule, zone) is { } wide ? new WideTarget(wide) : null,
        ParameterKind.Integer => Read(type, rule, value => PhpConvert.ToInt(value).ToString(CultureInfo.InvariantCulture)),
        ParameterKind.Number => Read(type, rule, value => PhpConvert.ToFloat(value).ToString("R", CultureInfo.InvariantCulture)),
        ParameterKind.Date when type == typeof(DateTime) || type == typeof(DateTimeOffset) => new DateTarget(type, dates, zone),
        ParameterKind.Text or ParameterKind.Date => Read(type, rule, PhpConvert.ToText),
        ParameterKind.File => compilation.FindConverter(type, rule, zone) is null ? null : new FileTarget(type),
        ParameterKind.List => List(type, ParameterTypes.ElementOf(type)!, rule),
        _ => ObjectReader.CanRead(type, json) ? new JsonTarget(type, json) : null,
    };

    private ListTarget List(Type type, Type element, ParameterRule rule) => new(type, element, Element(element, rule), json);

    // Elements with a text form are read like single values of their type; numbers, texts and objects as in JSON.
    private ClrTarget? Element(Type type, ParameterRule rule) => ParameterTypes.Find(type) switch
    {
        { Kind: ParameterKind.Text or ParameterKind.Date or ParameterKind.List, Name: not ("string" or "datetime") } => For(type, rule),
        { Kind: ParameterKind.Boolean } => Read(type, rule, value => value.Kind == PhpKind.Bool ? Truth(value) : PhpConvert.ToText(value)),
        _ => null,
    };

    private static string Truth(PhpValue value) => value.Bool ? "true" : "false";

    private ReadTarget? Read(Type type, ParameterRule rule, Func<PhpValue, string> write) =>
        compilation.FindConverter(type, rule, zone) is { } converter ? new(converter, write) : null;
}
