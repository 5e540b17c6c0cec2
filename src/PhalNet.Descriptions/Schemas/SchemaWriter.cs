using System.Reflection;
using System.Text.Json.Nodes;

namespace PhalNet.Descriptions;

/// <summary>JSON Schemas of the types that a module's serializer writes and reads, with descriptions from comments.</summary>
internal sealed class SchemaWriter(CommentLibrary comments, LimitTexts limits)
{
    /// <summary>The schema of an action's data.</summary>
    /// <returns>Null for a type that cannot be described.</returns>
    public JsonObject? WriteReply(MethodInfo method, Type type, LoadedModule module, DescriptionGaps gaps) =>
        Write("data", type, module, SchemaUse.Reply, gaps, context => DataOf(context.Create(method.ReturnParameter)));

    /// <summary>The schema of a parameter that is read from JSON.</summary>
    /// <returns>Null for a type that cannot be described.</returns>
    public JsonObject? WriteRequest(string name, Type type, LoadedModule module, DescriptionGaps gaps) =>
        Write(name, type, module, SchemaUse.Request, gaps, _ => null);

    private JsonObject? Write(
        string name, Type type, LoadedModule module, SchemaUse use, DescriptionGaps gaps,
        Func<NullabilityInfoContext, NullabilityInfo?> nullability) => gaps.Try("schema", name, () =>
    {
        var walk = new SchemaWalk(new(comments, limits, gaps), module, use);
        return walk.Run(type, nullability(walk.Nullability));
    }, null);

    // The task is not part of the data.
    private static NullabilityInfo DataOf(NullabilityInfo returned) =>
        returned.Type.IsGenericType && returned.Type.GetGenericTypeDefinition() is var open
            && (open == typeof(Task<>) || open == typeof(ValueTask<>))
            ? returned.GenericTypeArguments[0]
            : returned;
}

/// <summary>The direction of a schema: reading and writing a type use different members.</summary>
internal enum SchemaUse
{
    /// <summary>The type is written.</summary>
    Reply,

    /// <summary>The type is read.</summary>
    Request,
}

/// <summary>The services shared by the writers of one schema.</summary>
internal sealed record SchemaSources(CommentLibrary Comments, LimitTexts Limits, DescriptionGaps Gaps);
