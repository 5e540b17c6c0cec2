using System.Text.Json;

namespace PhalNet;

/// <summary>Values given in code, for every source; the last of repeated names is used, except for lists.</summary>
internal sealed class InMemoryValues : ICallValues, IListValues
{
    private readonly OrderedDictionary<string, CallValue> _values = [];
    private readonly List<KeyValuePair<string, CallValue>>? _repeated;

    public InMemoryValues(IEnumerable<(string Name, object? Value)> values)
    {
        foreach (var (name, given) in values)
        {
            var value = ToCallValue(given);
            if (_values.ContainsKey(name))
                _repeated ??= [.. _values];
            _repeated?.Add(new(name, value));
            _values[name] = value;
        }
    }

    private IReadOnlyCollection<KeyValuePair<string, CallValue>> All =>
        _repeated ?? (IReadOnlyCollection<KeyValuePair<string, CallValue>>)_values;

    public CallValue Get(string name, ValueSource source) => _values.GetValueOrDefault(name);

    public IReadOnlyList<CallValue> GetAll(string name, ValueSource source) =>
        [.. All.Where(given => given.Key == name && given.Value.Kind != CallValueKind.Missing).Select(given => given.Value)];

    public ListPart[] GetList(string name, ValueSource source)
    {
        var parts = new List<ListPart>();
        foreach (var (sent, value) in All)
        {
            if (ListValues.IsPart(sent, name, out var isElement))
                parts.Add(new(value, isElement));
        }

        // Each value of a repeated name is one element unless it is a list.
        return parts.Count < 2 ? [.. parts] : [.. parts.Select(part => part with { IsElement = part.IsElement || IsLiteral(part.Value) })];
    }

    public IReadOnlyList<string> Names(ValueSource source) => [.. _values.Keys];

    private static bool IsLiteral(in CallValue value) => value.Kind == CallValueKind.Json && value.Json.ValueKind != JsonValueKind.Array;

    private static CallValue ToCallValue(object? value) => value switch
    {
        string text => CallValue.Of(text),
        UploadedFile file => CallValue.Of([file]),
        IReadOnlyList<UploadedFile> files => CallValue.Of(files),
        JsonElement json => CallValue.Of(json),
        _ => CallValue.Of(JsonSerializer.SerializeToElement(value, Options(value))),
    };

    // Serializer options cache types; options that outlive the call would keep a module's types in memory.
    private static JsonSerializerOptions Options(object? value) =>
        value is null || (Type.GetTypeCode(value.GetType()) != TypeCode.Object && value is not Enum)
            ? JsonSerializerOptions.Default
            : ModuleJson.Create();
}
