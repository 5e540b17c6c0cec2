namespace PhalNet.Compatibility;

/// <summary>Brings a checked value into the C# type it is bound to.</summary>
internal abstract class ClrTarget
{
    /// <summary>Whether it wants the value as it was sent.</summary>
    public virtual bool TakesAnything => false;

    public abstract bool TryConvert(PhpValue value, ICallValues values, out object? result);

    /// <summary>The failure of a value that it does not take.</summary>
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
/// Reads the text of a value as the strict profile would. PHP's integers saturate at 64 bits; a smaller type of C# refuses what it cannot
/// hold.
/// </summary>
internal sealed class ReadTarget(ParameterConverter converter, Func<PhpValue, string> write) : ClrTarget
{
    public override bool TryConvert(PhpValue value, ICallValues values, out object? result) =>
        converter.TryConvert(CallValue.Of(write(value)), out result);

    public override CallFailure Refuse(ParameterRule rule, PhpValue value) => Refuse(rule, converter);
}

/// <summary>A point in time, as <c>strtotime</c> reads it.</summary>
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
