using System.Text.Json;

namespace PhalNet;

/// <summary>Values given in code. They stand for every source.</summary>
internal sealed class InMemoryValues : ICallValues
{
    private readonly OrderedDictionary<string, CallValue> _values = [];

    public InMemoryValues(IEnumerable<(string Name, object? Value)> values)
    {
        foreach (var (name, value) in values)
            _values[name] = ToCallValue(value);
    }

    public CallValue Get(string name, ValueSource source) => _values.GetValueOrDefault(name);

    public IReadOnlyList<string> Names(ValueSource source) => [.. _values.Keys];

    private static CallValue ToCallValue(object? value) => value switch
    {
        string text => CallValue.Of(text),
        UploadedFile file => CallValue.Of([file]),
        IReadOnlyList<UploadedFile> files => CallValue.Of(files),
        JsonElement json => CallValue.Of(json),
        _ => CallValue.Of(JsonSerializer.SerializeToElement(value, Options(value))),
    };

    // Options remember the types they wrote; a module's types would never be unloaded with options that outlive the call.
    private static JsonSerializerOptions Options(object? value) =>
        value is null || (Type.GetTypeCode(value.GetType()) != TypeCode.Object && value is not Enum)
            ? JsonSerializerOptions.Default
            : ModuleJson.Create();
}
