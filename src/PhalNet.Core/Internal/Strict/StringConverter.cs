using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace PhalNet.Internal.Strict;

/// <summary>Text as sent. JSON numbers and booleans are taken as they are written; lists and objects are not text.</summary>
internal sealed class StringConverter : ParameterConverter<string>
{
    public override string TypeName => "string";

    public override bool TryConvert(in CallValue value, [MaybeNullWhen(false)] out string result)
    {
        result = value.Kind switch
        {
            CallValueKind.Text => value.Text,
            CallValueKind.Json when value.Json.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.Json.GetRawText(),
            _ => null,
        };
        return result is not null;
    }
}
