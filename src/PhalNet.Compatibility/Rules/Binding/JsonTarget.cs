using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet.Compatibility;

/// <summary>Reads an object. An array comes from JSON or from names with brackets.</summary>
internal sealed class JsonTarget(Type type, JsonSerializerOptions options) : ClrTarget
{
    // For these types any text would be valid as a JSON string; as in the strict profile, it must be JSON.
    private readonly bool _isAnyJson = type == typeof(JsonElement) || typeof(JsonNode).IsAssignableFrom(type);

    private readonly ObjectReader _reader = new(type, options);

    public override bool TryConvert(PhpValue value, ICallValues values, out object? result) => Text(value) is { } text
        ? _reader.TryRead(text, out result)
        : _reader.TryRead(PhpJsonElements.ToElement(Node(value)), out result);

    public override CallFailure Refuse(ParameterRule rule, PhpValue value) => Text(value) is { } text
        ? _reader.Explain(text, rule.Name, rule.Message)
        : _reader.Explain(PhpJsonElements.ToElement(Node(value)), rule.Name, rule.Message);

    private string? Text(PhpValue value) =>
        value.IsString && (_isAnyJson || value.String.AsSpan().TrimStart() is ['{' or '[', ..]) ? value.String : null;

    // In PHP an empty list and an empty object are the same array.
    private JsonNode? Node(PhpValue value) =>
        value is { IsArray: true, Array.Count: 0 }
        && options.GetTypeInfo(type).Kind is JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary
            ? new JsonObject()
            : PhpJsonElements.ToNode(value);
}

/// <summary>Reads a list, element by element if the elements have a target.</summary>
internal sealed class ListTarget(Type type, Type element, ClrTarget? elements, JsonSerializerOptions options) : ClrTarget
{
    // The serializer reads a byte array from text, so a list of bytes is read instead.
    private readonly ObjectReader _reader = new(typeof(List<>).MakeGenericType(element), options);

    public override bool TryConvert(PhpValue value, ICallValues values, out object? result)
    {
        var read = elements is null ? Deserialize(value) : Read(elements, value, values);
        result = read is null ? null : ParameterTypes.MakeList(type, read);
        return result is not null;
    }

    public override CallFailure Refuse(ParameterRule rule, PhpValue value) =>
        elements is null && ParameterTypes.Find(element).Kind == ParameterKind.Object
            ? _reader.Explain(PhpJsonElements.ToElement(value), rule.Name, rule.Message)
            : base.Refuse(rule, value);

    private Array? Read(ClrTarget target, PhpValue value, ICallValues values)
    {
        if (value is not { IsArray: true, Array.IsList: true })
            return null;
        var read = Array.CreateInstance(element, value.Array.Count);
        var index = 0;
        foreach (var item in value.Array.Values)
        {
            if (!target.TryConvert(item, values, out var converted))
                return null;
            read.SetValue(converted, index++);
        }

        return read;
    }

    private Array? Deserialize(PhpValue value)
    {
        if (!_reader.TryRead(PhpJsonElements.ToElement(value), out var given) || given is not IList list)
            return null;
        var read = Array.CreateInstance(element, list.Count);
        list.CopyTo(read, 0);
        return read;
    }
}
