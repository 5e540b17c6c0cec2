using System.Text.Json;

namespace PhalNet;

/// <summary>An object from JSON, in a JSON body or as text, by the module's serializer.</summary>
internal sealed class ObjectConverter(Type type, JsonSerializerOptions options) : ParameterConverter
{
    public override Type Type => type;

    public override string TypeName => "object";

    public override bool TryConvert(in CallValue value, out object? result)
    {
        result = null;
        try
        {
            result = value.Kind switch
            {
                CallValueKind.Text => JsonSerializer.Deserialize(value.Text, type, options),
                CallValueKind.Json => value.Json.Deserialize(type, options),
                _ => null,
            };
            return result is not null;
        }
        catch (Exception exception) when (JsonMistakes.IsOne(exception))
        {
            return false;
        }
    }
}
