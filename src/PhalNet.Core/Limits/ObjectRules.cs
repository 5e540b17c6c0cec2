using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>
/// The validation of the objects of one module, by type: for declared types determined at start, for types only known from a value when
/// first seen. Discarded with the module.
/// </summary>
internal sealed class ObjectRules
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Type, ObjectNode> _nodes = [];
    private readonly List<string> _errors = [];
    private readonly MemberReader _members;
    private readonly JsonSerializerOptions _json;
    private readonly IReadOnlyDictionary<Type, ParameterConverter> _converters;

    public ObjectRules(
        IServiceProvider services, JsonSerializerOptions json, IReadOnlyDictionary<Type, ParameterConverter> converters, TimeZoneInfo zone)
    {
        _json = json;
        _converters = converters;
        _members = new(new(services, json, converters, zone, _errors), zone, Reach);
    }

    /// <summary>The maximum depth of JSON: anything deeper did not come from the caller.</summary>
    public int Depth => _json.MaxDepth == 0 ? 64 : _json.MaxDepth;

    /// <summary>Returns the validator of a rule's values; null when they need no validation.</summary>
    public ValueGraph? For(ParameterRule rule, List<string> errors)
    {
        if (rule.ClrType is not { } type
            || ParameterTypes.Find(type).Kind is not (ParameterKind.Object or ParameterKind.List or ParameterKind.Choice))
            return null;
        if (!IsMade(rule, type))
            return null;
        var node = Find(type, errors);
        return node.Matters ? new ObjectGraph(this, node, node.CanHoldItself()) : null;
    }

    /// <summary>The validation of a value by its runtime type.</summary>
    public ObjectNode At(Type type)
    {
        var errors = new List<string>();
        var node = Find(type, errors);
        return errors.Count == 0 ? node : throw new DeclarationException(errors);
    }

    private ObjectNode Find(Type type, List<string> errors)
    {
        lock (_lock)
        {
            if (_nodes.TryGetValue(type, out var known))
                return known;
            var before = _nodes.Count;
            var node = Reach(type);
            Settle([.. _nodes.Values.Skip(before)]);
            errors.AddRange(_errors);
            _errors.Clear();
            return node;
        }
    }

    private ObjectNode Reach(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (_nodes.TryGetValue(type, out var known))
            return known;
        var node = new ObjectNode(type);
        _nodes.Add(type, node);
        if (type.IsEnum && IsReadByDefault(type) && OtherSerializers.FindError(type) is { } error)
            _errors.Add(error);
        if (ParameterTypes.Find(type).Kind is ParameterKind.Object or ParameterKind.List && !IsJson(type))
            Fill(node);
        return node;
    }

    // A value that cannot be read is refused as a whole; its members do not matter.
    private bool IsMade(ParameterRule rule, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return rule.ConverterType is not null || _converters.ContainsKey(type)
            || ParameterTypes.Find(type).Kind != ParameterKind.Object || ObjectReader.CanRead(type, _json);
    }

    private bool IsReadByDefault(Type type) =>
        !_converters.ContainsKey(type) && _json.Converters.FirstOrDefault(converter => converter.CanConvert(type)) is DefaultEnumConverter;

    private static bool IsJson(Type type) =>
        type == typeof(JsonElement) || type == typeof(JsonDocument) || typeof(JsonNode).IsAssignableFrom(type);

    private void Fill(ObjectNode node)
    {
        var type = node.Type;
        var info = JsonPlaces.InfoOf(type, _json);
        node.Attributes = _members.OfType(type);
        if ((ParameterTypes.ElementOf(type) ?? (info?.Kind == JsonTypeInfoKind.Enumerable ? info.ElementType : null)) is { } element)
            node.Elements = Reach(element);
        else if (info is { Kind: JsonTypeInfoKind.Dictionary, KeyType: { } key, ElementType: { } value })
            (node.Entries, node.Elements) = (DictionaryEntries.For(key, value), Reach(value));
        else if (info?.Kind == JsonTypeInfoKind.Object)
            _members.Read(node, info);
        else if (IsOwn(type) && info is not null)
            _members.Read(node, _json.PropertyNamingPolicy);
        node.Derived = [.. (info?.PolymorphismOptions?.DerivedTypes ?? []).Where(derived => derived.DerivedType != type)
            .Select(derived => Reach(derived.DerivedType))];
        node.IsOpen = !type.IsSealed && info is { Kind: JsonTypeInfoKind.None } && IsOwn(info.Converter.GetType());
    }

    // A type that contains validated types needs validation itself.
    private static void Settle(ObjectNode[] nodes)
    {
        foreach (var node in nodes)
            node.Matters = node.HasOwnChecks;
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var node in nodes.Where(node => !node.Matters && node.Next.Any(next => next.Matters)))
                changed = node.Matters = true;
        }

        foreach (var node in nodes)
            node.Members = [.. node.Members.Where(member => member.HasChecks || member.Node is { Matters: true })];
    }

    private static bool IsOwn(Type type) =>
        type.Namespace is not { } space || !(space == "System" || space.StartsWith("System.", StringComparison.Ordinal));
}
