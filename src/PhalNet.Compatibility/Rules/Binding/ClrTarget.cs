using System.Globalization;
using System.Numerics;

namespace PhalNet.Compatibility;

/// <summary>Converts a checked value to the bound C# type.</summary>
internal abstract class ClrTarget
{
    /// <summary>Whether it needs the value as sent.</summary>
    public virtual bool TakesAnything => false;

    public abstract bool TryConvert(PhpValue value, ICallValues values, out object? result);

    /// <summary>The failure of a value that it rejects.</summary>
    public virtual CallFailure Refuse(ParameterRule rule, PhpValue value) =>
        new(400, rule.Message ?? "rule.type", new("name", rule.Name), new("type", rule.Type));

    protected static CallFailure Refuse(ParameterRule rule, ParameterConverter converter) =>
        new(400, rule.Message ?? converter.RefusalKey, [new("name", rule.Name), .. converter.RefusalArguments]);
}

/// <summary>A value without a C# type.</summary>
internal sealed class PlainTarget : ClrTarget
{
    public override bool TryConvert(PhpValue value, ICallValues values, out object? result)
    {
        result = PhpObjects.ToObject(value);
        return true;
    }
}

internal sealed class TextTarget : ClrTarget
{
    public override bool TryConvert(PhpValue value, ICallValues values, out object? result)
    {
        result = PhpConvert.ToText(value);
        return true;
    }
}

internal sealed class BooleanTarget : ClrTarget
{
    public override bool TryConvert(PhpValue value, ICallValues values, out object? result)
    {
        result = PhpConvert.ToBool(value);
        return true;
    }
}

internal sealed class EnumTarget(Type type) : ClrTarget
{
    private readonly IReadOnlyList<EnumMember> _members = EnumMember.Of(type);

    public override bool TryConvert(PhpValue value, ICallValues values, out object? result)
    {
        var name = PhpConvert.ToText(value);
        result = _members.FirstOrDefault(member => member.Name == name)?.Value;
        return result is not null;
    }
}

/// <summary>
/// Reads the text of a value like the strict profile. PHP's integers saturate at 64 bits; a smaller C# type refuses values out of its
/// range.
/// </summary>
internal sealed class ReadTarget(ParameterConverter converter, Func<PhpValue, string> write) : ClrTarget
{
    public override bool TryConvert(PhpValue value, ICallValues values, out object? result) =>
        converter.TryConvert(CallValue.Of(write(value)), out result);

    public override CallFailure Refuse(ParameterRule rule, PhpValue value) => Refuse(rule, converter);
}

/// <summary>
/// An integer type with a larger range than PHP's: reads the leading number of a text with all of its digits. Values out of range are
/// refused, and so is a JSON number beyond 64 bits, for which PHP only has double precision.
/// </summary>
internal sealed class WideTarget(ParameterConverter converter) : ClrTarget
{
    private const double TwoTo63 = 9223372036854775808.0;

    public override bool TakesAnything => true;

    public static bool Is(Type type) => type == typeof(ulong) || type == typeof(Int128) || type == typeof(UInt128);

    public override bool TryConvert(PhpValue value, ICallValues values, out object? result)
    {
        result = null;
        return Digits(value) is { } digits && converter.TryConvert(CallValue.Of(digits), out result);
    }

    public override CallFailure Refuse(ParameterRule rule, PhpValue value) => Refuse(rule, converter);

    private static string? Digits(PhpValue value) => value.Kind switch
    {
        PhpKind.String => Digits(value.String),
        PhpKind.Float => Math.Abs(value.Float) < TwoTo63 ? Text(PhpConvert.ToInt(value)) : null,
        _ => Text(PhpConvert.ToInt(value)),
    };

    private static string? Digits(string text)
    {
        var prefix = NumericPrefix.Read(text);
        if (prefix.IsOverflow)
        {
            var digits = text.AsSpan().TrimStart(NumericPrefix.WhiteSpace);
            var end = digits[1..].IndexOfAnyExceptInRange('0', '9');
            return (end < 0 ? digits : digits[..(end + 1)]).ToString();
        }

        if (prefix.Kind != NumericKind.Float)
            return Text(prefix.Int);
        return double.IsFinite(prefix.Float) ? new BigInteger(prefix.Float).ToString(CultureInfo.InvariantCulture) : null;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A point in time, as read by <c>strtotime</c>.</summary>
internal sealed class DateTarget(Type type, PhpDateReader dates, TimeZoneInfo zone) : ClrTarget
{
    public override bool TryConvert(PhpValue value, ICallValues values, out object? result)
    {
        var seconds = value.IsArray ? null : value.Kind == PhpKind.Int ? value.Int : dates.Read(PhpConvert.ToText(value));
        result = null;
        if (seconds is not { } known
            || known < DateTimeOffset.MinValue.ToUnixTimeSeconds() || known > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
            return false;
        var point = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(known), zone);
        result = type == typeof(DateTime) ? point.DateTime : (object)point;
        return true;
    }
}

internal sealed class FileTarget(Type type) : ClrTarget
{
    public override bool TryConvert(PhpValue value, ICallValues values, out object? result)
    {
        var isList = value.IsArray && value.Array.IsList;
        UploadedFile[] files = [.. (isList ? value.Array.Values : [value])
            .Select(file => file.IsArray ? PhalApiValues.FindFile(values, PhpConvert.ToText(file.Array["tmp_name"])) : null)
            .OfType<UploadedFile>()];
        result = type == typeof(UploadedFile) ? files.LastOrDefault() : ParameterTypes.MakeList(type, files);
        return result is not null;
    }
}
