using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace PhalNet.Descriptions;

/// <summary>JSON Schemas of the types that a module's serializer writes, described by their comments.</summary>
internal sealed class SchemaWriter(CommentLibrary comments)
{
    /// <returns>Null for a type that cannot be described, as one that the serializer does not know.</returns>
    /// <param name="type">The type.</param>
    /// <param name="json">The options of the module.</param>
    /// <param name="listsAreEmpty">Whether a list that is null is written as <c>[]</c>.</param>
    public JsonNode? Write(Type type, JsonSerializerOptions json, bool listsAreEmpty = false)
    {
        try
        {
            return json.GetJsonSchemaAsNode(type, new()
            {
                TreatNullObliviousAsNonNullable = true,
                TransformSchemaNode = (context, node) => Describe(
                    context,
                    listsAreEmpty && ResultTypes.IsList(context.TypeInfo.Type) ? NotNull(node) : node,
                    isRoot: context.Path.IsEmpty),
            });
        }
        catch (Exception exception) when (exception is NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    private JsonNode Describe(JsonSchemaExporterContext context, JsonNode node, bool isRoot)
    {
        var text = context.PropertyInfo is { } property ? Of(property.AttributeProvider as MemberInfo, property.DeclaringType) : "";
        if (text.Length == 0 && !isRoot && context.PropertyInfo is not null && Named(context.TypeInfo.Type) is { } type)
            text = comments.Find(type).Summary;
        if (text.Length == 0)
            return node;

        // 'true' is the schema of whatever a converter of its own writes.
        var described = node as JsonObject ?? [];
        described.Insert(0, "description", text);
        return described;
    }

    private static JsonNode NotNull(JsonNode node)
    {
        if (node is JsonObject schema && schema["type"] is JsonArray types && types.Any(type => type?.GetValue<string>() == "array"))
            schema["type"] = "array";
        return node;
    }

    // The parameters of a record are its members; the compiler knows their comments under the type.
    private string Of(MemberInfo? member, Type declaring)
    {
        if (member is not (PropertyInfo or FieldInfo))
            return "";
        var summary = comments.Find(member).Summary;
        return summary.Length > 0 ? summary : comments.Find(declaring).Parameters.GetValueOrDefault(member.Name)?.Text ?? "";
    }

    // What a type is says what a member of it is, unless it is one of the platform's.
    private static Type? Named(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.Namespace is { } space && space != "System" && !space.StartsWith("System.", StringComparison.Ordinal) ? type : null;
    }
}
