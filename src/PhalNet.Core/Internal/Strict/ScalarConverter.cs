using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace PhalNet.Internal.Strict;

/// <summary>A converter that reads text; a JSON number or boolean is read as it is written.</summary>
internal abstract class ScalarConverter<T>(string typeName) : ParameterConverter<T>
{
    public override string TypeName { get; } = typeName;

    public sealed override bool TryConvert(in CallValue value, [MaybeNullWhen(false)] out T result)
    {
        result = default;
        return value.Kind switch
        {
            CallValueKind.Text => TryParse(value.Text, out result),
            CallValueKind.Json when value.Json.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False =>
                TryParse(value.Json.GetRawText(), out result),
            _ => false,
        };
    }

    protected abstract bool TryParse(string text, [MaybeNullWhen(false)] out T result);
}
