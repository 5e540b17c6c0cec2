using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet;

/// <summary>
/// Finds types in the results of a module's actions that cannot be serialized, at any depth. It checks each type once and resolves the
/// serializer's contracts one by one, because the serializer itself overflows the stack on a type that grows without end.
/// </summary>
/// <param name="json">The module's JSON options.</param>
/// <param name="hasOwnContracts">Whether the module changes the serializer's contracts.</param>
internal sealed class ResultCheck(JsonSerializerOptions json, bool hasOwnContracts)
{
    // The maximum number of times that a generic type may occur on one path with ever deeper arguments.
    private const int Growths = 4;

    private static readonly FrozenSet<Type> ValueTypes = new[]
    {
        typeof(string), typeof(decimal), typeof(Guid), typeof(Uri), typeof(Version), typeof(DateTime), typeof(DateTimeOffset),
        typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan), typeof(Half), typeof(Int128), typeof(UInt128),
    }.ToFrozenSet();

    private readonly Dictionary<Type, string?> _results = [];
    private readonly Dictionary<Type, Fault?> _known = [];
    private readonly List<Type> _way = [];

    /// <summary>Why the result of a method cannot be written, with what to return instead; null when it can.</summary>
    public string? FindError(Type returnType)
    {
        if (!_results.TryGetValue(returnType, out var error))
            _results.Add(returnType, error = Find(returnType));
        return error;
    }

    private string? Find(Type returnType)
    {
        var type = ResultReader.DataType(returnType);
        if (type == typeof(void) || typeof(ReplyBody).IsAssignableFrom(type))
            return null;
        if (!type.IsArray && ResultTypes.Implemented(type, typeof(IEnumerable<>)) is null)
            type = ResultTypes.Argument(type, typeof(IAsyncEnumerable<>)) ?? type;
        if (Of(type) is not { } fault)
            return null;
        if (fault.IsOfAttribute)
            return $"the result {type} has {fault.Path.TrimStart('.')}, where {fault.WayOut}.";
        return fault.Path.Length == 0
            ? $"a result of {fault.Type} cannot be written; {fault.WayOut}."
            : $"the result {type} has {fault.Type} at {fault.Path.TrimStart('.')}, which cannot be written; {fault.WayOut}; "
                + "[JsonIgnore] leaves the member out.";
    }

    private Fault? Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (_known.TryGetValue(type, out var known))
            return known;

        // Recursive types are checked once.
        _known.Add(type, null);
        if (type.IsDefined(typeof(JsonConverterAttribute), inherit: false))
            return null;
        if (json.Converters.FirstOrDefault(converter => converter.CanConvert(type)) is { } own)
        {
            return own is DefaultEnumConverter && OtherSerializers.FindError(type) is { } unnamed
                ? _known[type] = Fault.Of(type, unnamed)
                : null;
        }

        _way.Add(type);
        var fault = UnwritableTypes.WayOut(type) is { } wayOut ? new("", type, wayOut)
            : Grows(type) ? new("", type, "its type arguments grow without end; give the member a finite type")
            : Inside(type);
        _way.RemoveAt(_way.Count - 1);
        return _known[type] = fault;
    }

    private Fault? Inside(Type type)
    {
        if (!hasOwnContracts && (IsValue(type) || HasOnlyWritableMembers(type)))
            return null;
        JsonTypeInfo? info;
        try
        {
            info = json.TypeInfoResolver?.GetTypeInfo(type, json);
        }
        catch (Exception exception) when (exception is NotSupportedException or InvalidOperationException or ArgumentException)
        {
            return new("", type, $"{exception.Message.TrimEnd('.')}; leave a member out with [JsonIgnore], rename it with "
                + "[JsonPropertyName], or give the type a JsonConverter");
        }

        return info?.Kind switch
        {
            null => new("", type, "the module's JSON options do not support it; add it to their TypeInfoResolver"),
            JsonTypeInfoKind.Enumerable => Lost(type) ?? Of(info.ElementType ?? typeof(object))?.Below("[]"),
            JsonTypeInfoKind.Dictionary => Key(info.KeyType) ?? Of(info.ElementType ?? typeof(object))?.Below(".{key}"),
            JsonTypeInfoKind.Object => Members(info),
            _ => null,
        };
    }

    // The serializer's contract is only built where it is needed.
    private bool HasOnlyWritableMembers(Type type) =>
        PlainTypes.Members(type, json.PropertyNamingPolicy) is { } members && members.All(member => Of(member) is null);

    private Fault? Members(JsonTypeInfo info)
    {
        if (info is { Properties.Count: 0, PolymorphismOptions: null } && info.Type is { IsAbstract: true })
        {
            return new("", info.Type, "it declares no members, so {} would be written; declare object for the data's own type, "
                + "or name the derived types with [JsonDerivedType]");
        }

        foreach (var property in info.Properties.Where(property => property.Get is not null))
        {
            var member = (property.AttributeProvider as MemberInfo)?.Name ?? property.Name;
            if (OtherSerializers.FindError(property, Attributes(property)) is { } error)
                return Fault.Of(property.PropertyType, error).Below($".{member}");
            if (property.CustomConverter is null && Of(property.PropertyType) is { } fault)
                return fault.Below($".{member}");
        }

        return info.PolymorphismOptions?.DerivedTypes.Select(derived => Of(derived.DerivedType)?.Below($".({derived.DerivedType.Name})"))
            .FirstOrDefault(fault => fault is not null);
    }

    // Attributes that cannot be read are reported where they are used.
    private static IEnumerable<Attribute> Attributes(JsonPropertyInfo property)
    {
        try
        {
            return ObjectMembers.Attributes(property);
        }
        catch (Exception)
        {
            return [];
        }
    }

    // A collection is written as its elements; its other members would be lost.
    private static Fault? Lost(Type type)
    {
        const BindingFlags own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        for (var owner = type; owner is not null && !ResultTypes.IsOfTheSystem(owner); owner = owner.BaseType)
        {
            var member = owner.GetProperties(own).FirstOrDefault(property => IsKept(property) && !IsIgnored(property))
                ?? owner.GetFields(own).FirstOrDefault(field => !IsIgnored(field)) as MemberInfo;
            if (member is not null)
            {
                return new("", type, $"it is a list, and {member.Name} would not be written; return a record with {member.Name} and the "
                    + $"list, or mark {member.Name} with [JsonIgnore]");
            }
        }

        return null;
    }

    private static bool IsKept(PropertyInfo property) =>
        property.GetMethod is { IsPublic: true } get && get.IsDefined(typeof(CompilerGeneratedAttribute));

    private static bool IsIgnored(MemberInfo member) => member.IsDefined(typeof(JsonIgnoreAttribute));

    private Fault? Key(Type? key) =>
        key is null || key.IsEnum || key == typeof(object) || IsValue(key)
            || json.Converters.Any(converter => converter.CanConvert(key))
                ? null
                : new(".{key}", key, "dictionary keys become member names; use string keys, or return a list of records");

    private static bool IsValue(Type type) => type.Namespace == "System" && (type.IsPrimitive || ValueTypes.Contains(type));

    private bool Grows(Type type)
    {
        if (!type.IsGenericType)
            return false;
        var definition = type.GetGenericTypeDefinition();
        var depth = TypeGrowth.Depth(type);
        var times = 0;
        for (var i = _way.Count - 2; i >= 0 && times < Growths; i--)
        {
            if (!_way[i].IsGenericType || _way[i].GetGenericTypeDefinition() != definition)
                continue;
            var before = TypeGrowth.Depth(_way[i]);
            if (before >= depth)
                return false;
            depth = before;
            times++;
        }

        return times >= Growths;
    }

    /// <summary>What cannot be written, and at which path.</summary>
    private sealed record Fault(string Path, Type Type, string WayOut)
    {
        /// <summary>Whether it could be written, but not as an attribute declares.</summary>
        public bool IsOfAttribute { get; private init; }

        public static Fault Of(Type type, string error) => new("", type, error.TrimEnd('.')) { IsOfAttribute = true };

        public Fault Below(string member) => this with { Path = member + Path };
    }
}
