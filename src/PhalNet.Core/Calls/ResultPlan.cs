using System.Collections;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>
/// The plan for an action's data, built at start: the type it is written as, and whether it is a sequence that has to be read first.
/// </summary>
internal sealed class ResultPlan
{
    private readonly LoadedModule _module;
    private readonly SequenceReader? _sequence;
    private readonly ConcurrentDictionary<Type, SequenceReader?>? _sequences;
    private JsonTypeInfo? _info;

    private ResultPlan(Type declared, bool mayBeWrapped, LoadedModule module)
    {
        Declared = declared;
        MayBeWrapped = mayBeWrapped;
        _module = module;

        // When the element type is not declared, the runtime type decides whether the value is a list.
        if (declared == typeof(object) || declared == typeof(IEnumerable))
            _sequences = [];
        else
            _sequence = SequenceReader.For(declared, module.Json);
    }

    /// <summary>The plan for a method's return type; for an action that is not a method, that of <see cref="CallResult"/>.</summary>
    public static ResultPlan For(Type returnType, LoadedModule module)
    {
        var declared = ResultReader.DataType(returnType);
        return new(declared, mayBeWrapped: declared == typeof(object) || declared != ResultReader.Awaited(returnType), module);
    }

    /// <summary>The declared type of the data; <see cref="Void"/> for none.</summary>
    public Type Declared { get; }

    /// <summary>Whether the method may return a <see cref="CallResult{T}"/>.</summary>
    public bool MayBeWrapped { get; }

    /// <summary>The serializer options for writing the data.</summary>
    public JsonSerializerOptions Json => _module.ReplyJson;

    /// <summary>Returns the reader of a sequence; null when the data needs no reading.</summary>
    public SequenceReader? SequenceOf(object data) => _sequences is null
        ? _sequence
        : _sequences.GetOrAdd(data.GetType(), static (type, json) => SequenceReader.For(type, json), _module.Json);

    /// <summary>The type that the data is written as. Data that replaced the action's data may have any type.</summary>
    public Type TypeOf(object data) => _sequences is null && Declared.IsInstanceOfType(data) ? Declared : typeof(object);

    public void Write(Utf8JsonWriter writer, object data)
    {
        if (TypeOf(data) == typeof(object))
            JsonSerializer.Serialize(writer, data, typeof(object), Json);
        else
            JsonSerializer.Serialize(writer, data, _info ??= Json.GetTypeInfo(Declared));
    }
}
