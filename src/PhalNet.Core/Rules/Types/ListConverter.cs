using System.Text.Json;

namespace PhalNet;

/// <summary>Converts all values sent for a list.</summary>
internal interface IListConverter
{
    /// <summary>Whether a value counts as sent; an empty one does if an element can be empty or null.</summary>
    bool IsSent(in ListPart part);

    /// <summary>Converts all values together; false when one of them does not have the type.</summary>
    bool TryConvert(ReadOnlySpan<ListPart> parts, out object? result);

    /// <summary>Explains why values are refused, when there is more to report than the type.</summary>
    CallFailure? Explain(ReadOnlySpan<ListPart> parts, string name, string? message) => null;
}

/// <summary>
/// Reads a list: a JSON array in a JSON body, or else text in the declared format, in one value or several. Every element must have the
/// element type, or be null if elements may be null.
/// </summary>
internal sealed class ListConverter(
    Type type, Type element, bool takesNull, ListMaker maker, ParameterConverter converter, ParameterRule rule)
    : ParameterConverter, IListConverter
{
    // In a header, white space around an element is insignificant (RFC 9110, section 5.6.1).
    private readonly bool _trims = rule.Source == ValueSource.Header;

    public override Type Type => type;

    public ParameterConverter Element => converter;

    public override string TypeName => "array";

    public override bool TryConvert(in CallValue value, out object? result) =>
        TryConvert([new ListPart(value, IsElement: false)], out result);

    public bool IsSent(in ListPart part) => part.Value.Kind switch
    {
        CallValueKind.Missing => false,
        CallValueKind.Null => part.IsElement && takesNull,
        CallValueKind.Text when part.Value.Text.Length == 0 => part.IsElement && (takesNull || element == typeof(string)),
        _ => true,
    };

    public bool TryConvert(ReadOnlySpan<ListPart> parts, out object? result)
    {
        result = null;
        var elements = new List<object?>(parts.Length == 1 ? Count(parts[0]) : parts.Length);
        foreach (var part in parts)
        {
            if (IsSent(part) && !TryAdd(part, elements))
                return false;
        }

        result = maker.Make(elements);
        return true;
    }

    public CallFailure? Explain(ReadOnlySpan<ListPart> parts, string name, string? message)
    {
        var index = 0;
        foreach (var part in parts)
        {
            if (IsSent(part) && Explain(part, name, message, ref index) is { } failure)
                return failure;
        }

        return null;
    }

    // For separated text there is nothing to report beyond the wrong type.
    private CallFailure? Explain(in ListPart part, string name, string? message, ref int index)
    {
        var value = part.Value;
        if (part.IsElement)
            return ExplainOne(value, name, message, ref index);
        if (value.Kind == CallValueKind.Json)
            return ExplainAll(value.Json, name, message, ref index);
        if (value.Kind != CallValueKind.Text || rule.ListFormat != ListFormat.Json)
            return null;
        try
        {
            using var document = JsonDocument.Parse(value.Text);
            return ExplainAll(document.RootElement, name, message, ref index);
        }
        catch (JsonException exception)
        {
            return new JsonFault(name, message).Malformed(exception);
        }
    }

    // Returns the first element that is not an object of the type; errors of other elements are reported for the list.
    private CallFailure? ExplainAll(JsonElement json, string name, string? message, ref int index)
    {
        if (json.ValueKind != JsonValueKind.Array)
            return null;
        foreach (var item in json.EnumerateArray())
        {
            if (ExplainOne(CallValue.Of(item), name, message, ref index) is { } failure)
                return failure;
        }

        return null;
    }

    private CallFailure? ExplainOne(in CallValue value, string name, string? message, ref int index)
    {
        var place = index++;
        return TryRead(value, out _) ? null : converter.Explain(value, $"{name}[{place}]", message);
    }

    private int Count(in ListPart part) => part.Value.Kind switch
    {
        CallValueKind.Text when rule.ListFormat == ListFormat.Separated => part.Value.Text.AsSpan().Count(rule.Separator) + 1,
        CallValueKind.Json when part.Value.Json.ValueKind == JsonValueKind.Array => part.Value.Json.GetArrayLength(),
        _ => 1,
    };

    private bool TryAdd(in ListPart part, List<object?> elements) => (part.Value.Kind, rule.ListFormat) switch
    {
        (CallValueKind.Null, _) => TryAddOne(part.Value, elements),
        (CallValueKind.Text or CallValueKind.Json, _) when part.IsElement => TryAddOne(part.Value, elements),
        (CallValueKind.Json, _) => TryAddAll(part.Value.Json, elements),
        (CallValueKind.Text, ListFormat.Single) => TryAddOne(part.Value, elements),
        (CallValueKind.Text, ListFormat.Json) => TryParse(part.Value.Text, elements),
        (CallValueKind.Text, _) => TrySplit(part.Value.Text, elements),
        _ => false,
    };

    private bool TrySplit(string text, List<object?> elements)
    {
        for (var start = 0; start <= text.Length;)
        {
            var length = text.AsSpan(start).IndexOf(rule.Separator);
            var end = length < 0 ? text.Length : start + length;
            var piece = text[start..end];
            if (!TryAddOne(CallValue.Of(_trims ? piece.Trim() : piece), elements))
                return false;
            start = length < 0 ? text.Length + 1 : end + rule.Separator.Length;
        }

        return true;
    }

    private bool TryParse(string text, List<object?> elements)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return TryAddAll(document.RootElement, elements);
        }
        catch (Exception exception) when (JsonErrors.IsOne(exception))
        {
            return false;
        }
    }

    private bool TryAddAll(JsonElement json, List<object?> elements)
    {
        if (json.ValueKind != JsonValueKind.Array)
            return false;
        foreach (var item in json.EnumerateArray())
        {
            if (!TryAddOne(CallValue.Of(item), elements))
                return false;
        }

        return true;
    }

    private bool TryAddOne(in CallValue value, List<object?> elements)
    {
        if (!TryRead(value, out var element))
            return false;
        elements.Add(element);
        return true;
    }

    // In text, null can only be written as an empty element.
    private bool TryRead(in CallValue value, out object? converted)
    {
        converted = null;
        var isNull = value.Kind == CallValueKind.Null
            || (takesNull && element != typeof(string) && value.Kind == CallValueKind.Text && value.Text.Length == 0);
        return isNull ? takesNull : converter.TryConvert(value, out converted);
    }
}
