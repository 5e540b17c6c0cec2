using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PhalNet;

/// <summary>Finds the converter of a type: the module's own first.</summary>
internal readonly struct ConverterSelection(TimeZoneInfo zone, RuleCompilation compilation)
{
    public ParameterConverter? For(Type type, ParameterRule rule)
    {
        if (compilation.Converters.TryGetValue(type, out var own))
            return own;
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare != type && compilation.Converters.TryGetValue(bare, out own))
            return own;
        if (ParameterTypes.ElementOf(bare) is { } element)
            return ForList(bare, element, rule);
        if (!compilation.Shared.TryGetValue(bare, out var shared))
            compilation.Shared.Add(bare, shared = ForSingle(bare));
        return shared;
    }

    private ParameterConverter? ForSingle(Type type)
    {
        if (type.IsEnum)
            return new EnumConverter(type);
        return type == typeof(UploadedFile) ? new FileConverter() : ForScalar(type) ?? ForObject(type);
    }

    private ParameterConverter? ForScalar(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => new StringConverter(),
        TypeCode.Boolean => new BoolConverter(),
        TypeCode.SByte => new NumberConverter<sbyte>(),
        TypeCode.Byte => new NumberConverter<byte>(),
        TypeCode.Int16 => new NumberConverter<short>(),
        TypeCode.UInt16 => new NumberConverter<ushort>(),
        TypeCode.Int32 => new NumberConverter<int>(),
        TypeCode.UInt32 => new NumberConverter<uint>(),
        TypeCode.Int64 => new NumberConverter<long>(),
        TypeCode.UInt64 => new NumberConverter<ulong>(),
        TypeCode.Single => new NumberConverter<float>(),
        TypeCode.Double => new NumberConverter<double>(),
        TypeCode.Decimal => new NumberConverter<decimal>(),
        TypeCode.DateTime => new DateTimeConverter(zone),
        _ when type == typeof(DateTimeOffset) => new DateTimeOffsetConverter(zone),
        _ when type == typeof(DateOnly) => new DateConverter(),
        _ when type == typeof(TimeOnly) => new TimeConverter(),
        _ when type == typeof(Guid) => new GuidConverter(),
        _ => null,
    };

    private ParameterConverter? ForList(Type type, Type element, ParameterRule rule)
    {
        if (element == typeof(UploadedFile))
            return new FileListConverter(type);
        return For(element, rule) is { } converter ? new ListConverter(type, element, converter, rule) : null;
    }

    // Interfaces, delegates and the container's own types are asked for by mistake; nothing in a request makes one.
    private ObjectConverter? ForObject(Type type)
    {
        if (type == typeof(JsonElement) || typeof(JsonNode).IsAssignableFrom(type))
            return new ObjectConverter(type, compilation.Json);
        if (type.IsAbstract || type.IsPointer || type.IsByRefLike || typeof(Delegate).IsAssignableFrom(type) || typeof(UploadedFile).IsAssignableFrom(type))
            return null;
        var isOwn = type.Namespace is not { } space || !(space == "System" || space.StartsWith("System.", StringComparison.Ordinal));
        return isOwn || typeof(IDictionary).IsAssignableFrom(type) ? new ObjectConverter(type, compilation.Json) : null;
    }
}
