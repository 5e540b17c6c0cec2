using System.Globalization;
using System.Text.Json;

namespace PhalNet.Compatibility;

/// <summary>
/// Chooses how a checked value becomes the C# type it is bound to: numbers, truths, dates and objects as PHP means them, any other type of
/// the catalogue as the strict profile reads it from text.
/// </summary>
internal sealed class ClrTargets(RuleCompilation compilation, JsonSerializerOptions json, PhpDateReader dates, TimeZoneInfo zone)
{
    /// <summary>Null where no value of PHP can become the type.</summary>
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

    // Elements that are written as text are read as one of them would be; numbers, texts and objects as JSON has them.
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
