using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet.Descriptions;

/// <summary>Schemas of the members of a type, with their comments and, for requests, their limits and defaults.</summary>
internal sealed class MemberSchema(SchemaWalk walk)
{
    private bool IsRequest => walk.Use == SchemaUse.Request;

    /// <summary>Whether the member is written, or read.</summary>
    public bool IsPart(JsonPropertyInfo member) => !member.IsExtensionData
        && (IsRequest
            ? member.Set is not null || member.AssociatedParameter is not null
                || (member.Get is not null && member.ObjectCreationHandling == JsonObjectCreationHandling.Populate)
            : member.Get is not null);

    /// <summary>Whether the member is always written, or must be sent.</summary>
    public bool IsRequired(JsonTypeInfo owner, JsonPropertyInfo member)
    {
        if (!IsRequest)
            return ConditionOf(member) is JsonIgnoreCondition.Never && member.ShouldSerialize is null;
        return member.IsRequired
            || ObjectMembers.Attributes(member).OfType<RequiredAttribute>().Any()
            || (member.AssociatedParameter is { HasDefaultValue: false } && owner.Options.RespectRequiredConstructorParameters);
    }

    public JsonObject Write(JsonTypeInfo owner, JsonPropertyInfo member)
    {
        var name = $"{SchemaNames.Plain(owner.Type)}.{member.Name}";
        var gaps = walk.Sources.Gaps;
        var schema = gaps.Try("schema", name, () => Content(owner, member), []);
        if (IsRequest)
        {
            AddLimits(schema, member, name);
            if (gaps.Try("default", name, () => DefaultOf(owner, member, schema), null) is { } written)
                schema["default"] = written;
        }

        if (gaps.Try("texts", name, () => DescriptionOf(member), "") is { Length: > 0 } text)
            schema.Insert(0, "description", text);
        return schema;
    }

    private JsonNode? DefaultOf(JsonTypeInfo owner, JsonPropertyInfo member, JsonObject schema)
    {
        var given = ObjectMembers.Default(owner, member);
        var type = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
        return given is null ? null
            : type.IsInstanceOfType(given) ? JsonSerializer.SerializeToNode(given, member.PropertyType, walk.Json)
            : TypedValue.Read(ValueText.Write(given)!, schema, ",");
    }

    // A custom converter of the member is only visible in the owner's schema.
    private JsonObject Content(JsonTypeInfo owner, JsonPropertyInfo member)
    {
        if (member.CustomConverter is not null || member.NumberHandling is not null)
        {
            var whole = walk.Json.GetJsonSchemaAsNode(owner.Type, new() { TreatNullObliviousAsNonNullable = true });
            return whole["properties"]?[member.Name] is JsonObject own && !own.ToJsonString().Contains("\"$ref\"", StringComparison.Ordinal)
                ? walk.Leaves.Refine((JsonObject)own.DeepClone(), member.PropertyType, member.NumberHandling)
                : [];
        }

        var nullability = member.AttributeProvider switch
        {
            PropertyInfo property => walk.Nullability.Create(property),
            FieldInfo field => walk.Nullability.Create(field),
            _ => null,
        };
        var isNeverNull = !IsRequest && ConditionOf(member) == JsonIgnoreCondition.WhenWritingNull;
        return walk.Of(isNeverNull ? Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType : member.PropertyType,
            isNeverNull ? null : nullability);
    }

    private JsonIgnoreCondition ConditionOf(JsonPropertyInfo member) => member.AttributeProvider?
        .GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true).OfType<JsonIgnoreAttribute>().FirstOrDefault()?.Condition
        ?? walk.Json.DefaultIgnoreCondition;

    private void AddLimits(JsonObject schema, JsonPropertyInfo member, string name)
    {
        var gaps = walk.Sources.Gaps;
        var rule = gaps.Try("limits", name, () => RuleOf(member), null);
        if (rule is null)
            return;
        SchemaLimits.Add(schema, rule);
        if (rule.AllowedValues is { } allowed && !schema.ContainsKey("$ref"))
            schema["enum"] = new JsonArray(
                [.. allowed.Select(value => value is null ? null : TypedValue.Read(ValueText.Write(value)!, schema, ","))]);
        if (rule.Validations.Count > 0
            && gaps.Try("example", name, () => ExampleOf(rule), null) is { } example
            && TypedValue.Read(example, schema, ",") is { } typed)
            schema["examples"] = new JsonArray(typed);
        var limits = gaps.Try("limits", name, () => walk.Sources.Limits.Of(rule), []);
        if (limits.Count > 0)
            schema[SchemaKeys.Limits] = new JsonArray([.. limits.Select(limit => JsonValue.Create(limit))]);
    }

    // A required text has at least one character.
    private static ParameterRule RuleOf(JsonPropertyInfo member)
    {
        var rule = ObjectMembers.Rule(member) with { ListFormat = ListFormat.Single };
        return rule is { Required: true, AllowEmpty: false, Min: null } && rule.ClrType == typeof(string) ? rule with { Min = 1 } : rule;
    }

    private static string? ExampleOf(ParameterRule rule) => rule.Kind switch
    {
        _ when !ExampleChecks.Knows(rule) => null,
        ParameterKind.Text => ExampleTexts.Make(rule),
        ParameterKind.Integer or ParameterKind.Number => ExampleNumbers.Make(rule),
        _ => null,
    };

    // A record's parameters are its members; the compiler stores their comments under the type.
    private string DescriptionOf(JsonPropertyInfo member)
    {
        var comments = walk.Sources.Comments;
        if (member.AttributeProvider is MemberInfo declared && comments.Find(declared).Summary is { Length: > 0 } summary)
            return summary;
        if (member.AttributeProvider is MemberInfo parameter
            && comments.Find(member.DeclaringType).Parameters.GetValueOrDefault(parameter.Name)?.Text is { Length: > 0 } text)
            return text;
        return comments.TextOf(ObjectMembers.Attributes(member));
    }
}
