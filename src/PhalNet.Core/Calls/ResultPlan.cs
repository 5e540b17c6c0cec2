using System.Collections;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>What was decided at start about an action's data: the type it is written as, and whether it has to be read first.</summary>
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

        // A list that does not say what its elements are shows by its own type whether it is one.
        if (declared == typeof(object) || declared == typeof(IEnumerable))
            _sequences = [];
        else
            _sequence = SequenceReader.For(declared, module.Json);
    }

    /// <summary>The plan of a method's return type, that of <see cref="CallResult"/> for an action that is no method.</summary>
    public static ResultPlan For(Type returnType, LoadedModule module)
    {
        var declared = ResultReader.DataType(returnType);
        return new(declared, mayBeWrapped: declared == typeof(object) || declared != ResultReader.Awaited(returnType), module);
    }

    /// <summary>The declared type of the data, <see cref="Void"/> for none.</summary>
    public Type Declared { get; }

    /// <summary>Whether what the method returns may be a <see cref="CallResult{T}"/>.</summary>
    public bool MayBeWrapped { get; }

    /// <summary>What the data is written with.</summary>
    public JsonSerializerOptions Json => _module.ReplyJson;

    /// <summary>Reads data that is a sequence, null for data that is there already.</summary>
    public SequenceReader? SequenceOf(object data) => _sequences is null
        ? _sequence
        : _sequences.GetOrAdd(data.GetType(), static (type, json) => SequenceReader.For(type, json), _module.Json);

    /// <summary>The type that data is written as. What took the place of the action's data may be of any type.</summary>
    public Type TypeOf(object data) => _sequences is null && Declared.IsInstanceOfType(data) ? Declared : typeof(object);

    public void Write(Utf8JsonWriter writer, object data)
    {
        if (TypeOf(data) == typeof(object))
            JsonSerializer.Serialize(writer, data, typeof(object), Json);
        else
            JsonSerializer.Serialize(writer, data, _info ??= Json.GetTypeInfo(Declared));
    }
}
