using System.Text.Json;

namespace PhalNet;

/// <summary>A list: a JSON array in a JSON body, else text in the declared form. Every element must be of the element's type.</summary>
internal sealed class ListConverter(
    Type type, Type element, ListMaker maker, ParameterConverter converter, ParameterRule rule) : ParameterConverter
{
    public override Type Type => type;

    public ParameterConverter Element => converter;

    public override string TypeName => "array";

    public override bool TryConvert(in CallValue value, out object? result)
    {
        result = null;
        if (value.Kind == CallValueKind.Json)
            return TryConvert(value.Json, out result);
        if (value.Kind != CallValueKind.Text)
            return false;
        return rule.ListFormat switch
        {
            ListFormat.Json => TryParse(value.Text, out result),
            ListFormat.Single => TryConvert(1, [value], out result),
            _ => TrySplit(value.Text, out result),
        };
    }

    internal override CallFailure? Explain(in CallValue value, string name, string? message)
    {
        if (value.Kind == CallValueKind.Json)
            return Explain(value.Json, name, message);
        if (value.Kind != CallValueKind.Text || !value.Text.AsSpan().TrimStart().StartsWith("["))
            return null;
        try
        {
            using var document = JsonDocument.Parse(value.Text);
            return Explain(document.RootElement, name, message);
        }
        catch (JsonException exception)
        {
            return rule.ListFormat == ListFormat.Json ? new JsonFault(name, message).Malformed(exception) : null;
        }
    }

    // The first element that is no object of the type; what is wrong with other elements is said of the list.
    private CallFailure? Explain(JsonElement json, string name, string? message)
    {
        if (json.ValueKind != JsonValueKind.Array)
            return null;
        var index = 0;
        foreach (var item in json.EnumerateArray())
        {
            var value = CallValue.Of(item);
            if (value.Kind == CallValueKind.Null || !converter.TryConvert(value, out _))
                return converter.Explain(value, $"{name}[{index}]", message);
            index++;
        }

        return null;
    }

    private bool TrySplit(string text, out object? result)
    {
        var pieces = text.Split(rule.Separator);
        return TryConvert(pieces.Length, pieces.Select(CallValue.Of), out result);
    }

    private bool TryParse(string text, out object? result)
    {
        result = null;
        try
        {
            using var document = JsonDocument.Parse(text);
            return TryConvert(document.RootElement, out result);
        }
        catch (Exception exception) when (JsonMistakes.IsOne(exception))
        {
            return false;
        }
    }

    private bool TryConvert(JsonElement json, out object? result)
    {
        result = null;
        return json.ValueKind == JsonValueKind.Array
            && TryConvert(json.GetArrayLength(), json.EnumerateArray().Select(CallValue.Of), out result);
    }

    private bool TryConvert(int count, IEnumerable<CallValue> values, out object? result)
    {
        var elements = Array.CreateInstance(element, count);
        result = null;
        var index = 0;
        foreach (var value in values)
        {
            if (value.Kind == CallValueKind.Null || !converter.TryConvert(value, out var converted))
                return false;
            elements.SetValue(converted, index++);
        }

        result = maker.Make(elements);
        return true;
    }
}
