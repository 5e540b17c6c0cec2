using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet.Descriptions;

/// <summary>Visits one type and the types of its members; classes and enums become definitions, each once.</summary>
internal sealed class SchemaWalk
{
    // Types whose members are types constructed from themselves have no end.
    private const int Deepest = 40;

    private readonly JsonObject _definitions = [];
    private readonly LoadedModule _module;
    private readonly ObjectSchema _objects;
    private int _depth;

    public SchemaWalk(SchemaSources sources, LoadedModule module, SchemaUse use)
    {
        Sources = sources;
        _module = module;
        Use = use;
        _objects = new ObjectSchema(this);
        Leaves = new LeafSchema(Json, use, module.NonFinite);
    }

    public SchemaSources Sources { get; }

    public SchemaUse Use { get; }

    public JsonSerializerOptions Json => Use == SchemaUse.Reply ? _module.ReplyJson : _module.Json;

    public LeafSchema Leaves { get; }

    public NullabilityInfoContext Nullability { get; } = new();

    // With this profile an action may return null for a list, but no list is written as null.
    private bool HasNoNullLists => Use == SchemaUse.Reply && _module.Profile.NullListsAreEmpty;

    public JsonObject Run(Type type, NullabilityInfo? nullability)
    {
        var root = Of(type, nullability);
        if (_definitions.Count > 0)
            root[SchemaKeys.Definitions] = _definitions;
        return root;
    }

    /// <param name="type">The type.</param>
    /// <param name="nullability">The nullability of its declaration; null for none.</param>
    public JsonObject Of(Type type, NullabilityInfo? nullability)
    {
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        var isNullable = inner != type || (!type.IsValueType && StateOf(nullability) == NullabilityState.Nullable);
        var schema = Content(inner, nullability);
        return isNullable && !(HasNoNullLists && SchemaKind.Of(schema) == "array") ? SchemaKeys.OrNull(schema) : schema;
    }

    /// <summary>A reference to a definition, which is created on first use.</summary>
    public JsonObject Define(string key, Func<JsonObject> make)
    {
        if (!_definitions.ContainsKey(key))
        {
            _definitions[key] = new JsonObject();
            try
            {
                if (++_depth > Deepest)
                    throw new InvalidOperationException($"Types within types, more than {Deepest} of them: {key}");
                _definitions[key] = make();
            }
            finally
            {
                _depth--;
            }
        }

        return new() { ["$ref"] = SchemaKeys.DefinitionPointer + SchemaPointer.Escape(key) };
    }

    private NullabilityState? StateOf(NullabilityInfo? info) => Use == SchemaUse.Reply ? info?.ReadState : info?.WriteState;

    private JsonObject Content(Type type, NullabilityInfo? nullability)
    {
        var info = Json.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => _objects.Refer(info),
            JsonTypeInfoKind.Enumerable => new()
            {
                ["type"] = "array",
                ["items"] = Of(info.ElementType!, ElementOf(info, nullability)),
            },
            JsonTypeInfoKind.Dictionary => new()
            {
                ["type"] = "object",
                ["additionalProperties"] = Of(info.ElementType!, ElementOf(info, nullability)),
            },
            _ when type.IsEnum => Enumeration(type),
            _ => Leaves.Of(type),
        };
    }

    private JsonObject Enumeration(Type type)
    {
        var content = Leaves.Of(type);
        return content.ContainsKey("enum") ? Define(SchemaNames.Key(type), () => Describe(content, type)) : content;
    }

    public JsonObject Describe(JsonObject content, Type type)
    {
        content["title"] = SchemaNames.Plain(type);
        if (Sources.Comments.Find(type).Summary is { Length: > 0 } summary)
            content["description"] = summary;
        return content;
    }

    // The last type argument is the element type, unless the type differs from that.
    private static NullabilityInfo? ElementOf(JsonTypeInfo info, NullabilityInfo? nullability) => nullability switch
    {
        null => null,
        { ElementType: { } element } => element,
        { GenericTypeArguments: [.., var last] } when last.Type == info.ElementType => last,
        _ => null,
    };
}
