using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace PhalNet;

/// <summary>Reads text; a JSON number or boolean is read as its literal, except for text types.</summary>
internal abstract class ScalarConverter<T>(ParameterType type) : ParameterConverter<T>
{
    private readonly bool _takesLiterals = type.Kind != ParameterKind.Text || typeof(T) == typeof(string);

    public override string TypeName => type.Name;

    public override string RefusalKey => type.RefusalKey;

    public override IReadOnlyList<MessageArgument> RefusalArguments => [new("type", type.Name), new("example", type.Example)];

    public sealed override bool TryConvert(in CallValue value, [MaybeNullWhen(false)] out T result)
    {
        result = default;
        return value.Kind switch
        {
            CallValueKind.Text => TryParse(value.Text, out result),
            CallValueKind.Json when _takesLiterals && IsLiteral(value.Json.ValueKind) => TryParse(value.Json.GetRawText(), out result),
            _ => false,
        };
    }

    protected abstract bool TryParse(string text, [MaybeNullWhen(false)] out T result);

    private static bool IsLiteral(JsonValueKind kind) => kind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;
}

internal sealed class ParsedConverter<T>(ParameterType type, TextParser<T> parser) : ScalarConverter<T>(type)
{
    protected override bool TryParse(string text, [MaybeNullWhen(false)] out T result) => parser(text, out result) && result is not null;
}

/// <summary>A converter of any number type.</summary>
internal interface INumberConverter;

/// <summary>
/// Decimal digits with a sign; fraction and exponent if the type supports them. No white space, thousands separators or infinity.
/// </summary>
internal sealed class NumberConverter<T>(ParameterType type) : ScalarConverter<T>(type), INumberConverter where T : struct, INumber<T>
{
    private readonly NumberStyles _style = type.Kind == ParameterKind.Integer
        ? NumberStyles.AllowLeadingSign
        : NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    protected override bool TryParse(string text, out T result) =>
        T.TryParse(text, _style, CultureInfo.InvariantCulture, out result) && T.IsFinite(result);
}
