using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet.Compatibility;

/// <summary>Reads an object. An array came from JSON or from names with brackets.</summary>
internal sealed class JsonTarget(Type type, JsonSerializerOptions options) : ClrTarget
{
    // Any text would be JSON of its own kind: here it must be written as JSON, as for the strict profile.
    private readonly bool _isAnyJson = type == typeof(JsonElement) || typeof(JsonNode).IsAssignableFrom(type);

    public override bool TryConvert(PhpValue value, ICallValues values, out object? result)
    {
        try
        {
            result = value.IsString && (_isAnyJson || value.String.AsSpan().TrimStart() is ['{' or '[', ..])
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

    public override CallFailure Refuse(ParameterRule rule) => new(400, rule.Message ?? "rule.json", new MessageArgument("name", rule.Name));

    // PHP has one empty array for lists and objects.
    private JsonNode? Node(PhpValue value) =>
        value is { IsArray: true, Array.Count: 0 }
        && options.GetTypeInfo(type).Kind is JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary
            ? new JsonObject()
            : PhpJsonElements.ToNode(value);
}

/// <summary>Reads a list, each element for itself where the elements have a target.</summary>
internal sealed class ListTarget(Type type, Type element, ClrTarget? elements, JsonSerializerOptions options) : ClrTarget
{
    // Its own array of bytes is text to the serializer.
    private readonly Type _list = typeof(List<>).MakeGenericType(element);

    public override bool TryConvert(PhpValue value, ICallValues values, out object? result)
    {
        var read = elements is null ? Deserialize(value) : Read(elements, value, values);
        result = read is null ? null : ParameterTypes.MakeList(type, read);
        return result is not null;
    }

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
        try
        {
            if (PhpJsonElements.ToNode(value).Deserialize(_list, options) is not IList list)
                return null;
            var read = Array.CreateInstance(element, list.Count);
            list.CopyTo(read, 0);
            return read;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
