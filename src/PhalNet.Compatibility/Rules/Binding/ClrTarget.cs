using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet.Compatibility;

/// <summary>Brings a checked value into the C# type it is bound to.</summary>
internal abstract class ClrTarget
{
    /// <summary>Whether it wants the value as it was sent.</summary>
    public virtual bool TakesAnything => false;

    public abstract bool TryConvert(PhpValue value, ICallValues values, out object? result);

    /// <summary>Null where no value of PHP can become the type.</summary>
    public static ClrTarget? For(
        ParameterRule rule, RuleCompilation compilation, JsonSerializerOptions json, PhpDateReader dates, TimeZoneInfo zone)
    {
        if (rule.ClrType is null)
            return new PlainTarget();
        if (ConverterTarget.Find(rule, compilation) is { } own)
            return own;
        var type = Nullable.GetUnderlyingType(rule.ClrType) ?? rule.ClrType;
        if (typeof(UploadedFile).IsAssignableFrom(type) || typeof(IEnumerable<UploadedFile>).IsAssignableFrom(type))
            return new FileTarget(type);
        if (type == typeof(string) || type.IsPrimitive || type == typeof(decimal) || type.IsEnum)
            return new ScalarTarget(type);
        if (type == typeof(DateTime) || type == typeof(DateTimeOffset))
            return new DateTarget(type, dates, zone);
        return type.IsInterface && !type.IsGenericType ? null : new JsonTarget(type, json);
    }

    private sealed class PlainTarget : ClrTarget
    {
        public override bool TryConvert(PhpValue value, ICallValues values, out object? result)
        {
            result = PhpObjects.ToObject(value);
            return true;
        }
    }

    private sealed class ScalarTarget(Type type) : ClrTarget
    {
        public override bool TryConvert(PhpValue value, ICallValues values, out object? result)
        {
            result = type.IsEnum ? EnumMember.Of(type).FirstOrDefault(member => member.Name == PhpConvert.ToText(value))?.Value
                : type == typeof(string) ? PhpConvert.ToText(value)
                : type == typeof(bool) ? PhpConvert.ToBool(value)
                : null;
            return result is not null || TryConvertNumber(value, out result);
        }

        // PHP's integers saturate at 64 bits; a smaller type of C# refuses what it cannot hold.
        private bool TryConvertNumber(PhpValue value, out object? result)
        {
            try
            {
                var isWhole = type != typeof(double) && type != typeof(float) && type != typeof(decimal);
                result = type.IsEnum ? null : Convert.ChangeType(
                    isWhole ? PhpConvert.ToInt(value) : (object)PhpConvert.ToFloat(value), type, CultureInfo.InvariantCulture);
                return result is not null;
            }
            catch (OverflowException)
            {
                result = null;
                return false;
            }
        }
    }

    private sealed class DateTarget(Type type, PhpDateReader dates, TimeZoneInfo zone) : ClrTarget
    {
        public override bool TryConvert(PhpValue value, ICallValues values, out object? result)
        {
            var seconds = value.Kind == PhpKind.Int ? value.Int : dates.Read(PhpConvert.ToText(value));
            result = null;
            if (seconds is not { } known
                || known < DateTimeOffset.MinValue.ToUnixTimeSeconds() || known > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
                return false;
            var point = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(known), zone);
            result = type == typeof(DateTime) ? point.DateTime : (object)point;
            return true;
        }
    }

    private sealed class JsonTarget(Type type, JsonSerializerOptions options) : ClrTarget
    {
        public override bool TryConvert(PhpValue value, ICallValues values, out object? result)
        {
            try
            {
                // Text is JSON text, as for the strict profile; an array came from JSON or from names with brackets.
                result = value.IsString && !type.IsAssignableTo(typeof(Guid)) && value.String.AsSpan().TrimStart() is ['{' or '[', ..]
                    ? JsonSerializer.Deserialize(value.String, type, options)
                    : Node(value).Deserialize(type, options);
                return result is not null;
            }
            catch (JsonException)
            {
                result = null;
                return false;
            }
        }

        // PHP has one empty array for lists and objects.
        private JsonNode? Node(PhpValue value) =>
            value is { IsArray: true, Array.Count: 0 }
            && options.GetTypeInfo(type).Kind is JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary
                ? new JsonObject()
                : PhpJsonElements.ToNode(value);
    }

    private sealed class FileTarget(Type type) : ClrTarget
    {
        public override bool TryConvert(PhpValue value, ICallValues values, out object? result)
        {
            var isList = value.IsArray && value.Array.IsList;
            UploadedFile[] files = [.. (isList ? value.Array.Values : [value])
                .Select(file => file.IsArray ? PhalApiValues.FindFile(values, PhpConvert.ToText(file.Array["tmp_name"])) : null)
                .OfType<UploadedFile>()];
            result = typeof(UploadedFile).IsAssignableFrom(type) ? files.LastOrDefault()
                : type.IsAssignableFrom(typeof(UploadedFile[])) ? files
                : files.ToList();
            return result is not null;
        }
    }
}
