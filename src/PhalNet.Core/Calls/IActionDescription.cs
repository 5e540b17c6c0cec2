using System.Reflection;
using System.Text.Json.Nodes;

namespace PhalNet;

/// <summary>How an action is known to callers and to readers of its documentation, wherever its code is.</summary>
public interface IActionDescription
{
    /// <summary>The first part of its name.</summary>
    string Namespace { get; }

    /// <summary>The second part of its name.</summary>
    string Class { get; }

    /// <summary>The third part of its name.</summary>
    string Action { get; }

    /// <summary>The whole name: <c>Namespace.Class.Action</c>.</summary>
    string Name => $"{Namespace}.{Class}.{Action}";

    /// <summary>Whether callers should stop using it.</summary>
    bool IsDeprecated => false;

    /// <summary>
    /// The texts and the result's schema in a language, such as <c>zh-CN</c>; null where documentation reads them from the declaration
    /// in C#.
    /// </summary>
    ActionTexts? Describe(string language) => null;
}

/// <summary>What documentation says of an action that has no declaration in C#.</summary>
public sealed record ActionTexts
{
    /// <summary>One line that says what it does.</summary>
    public string Summary { get; init; } = "";

    /// <summary>What a caller must know beyond that; Markdown.</summary>
    public string Remarks { get; init; } = "";

    /// <summary>One line that says what its class is for.</summary>
    public string Class { get; init; } = "";

    /// <summary>What to use in its place, where callers should stop using it.</summary>
    public string Deprecation { get; init; } = "";

    /// <summary>What the data is.</summary>
    public string Returns { get; init; } = "";

    /// <summary>The JSON schema of the data, null for none.</summary>
    public JsonObject? Schema { get; init; }

    /// <summary>Data as an example, made of the schema where there is none.</summary>
    public JsonNode? Example { get; init; }

    /// <summary>The rets it may answer with beyond those of every action, and why.</summary>
    public IReadOnlyList<KeyValuePair<int, string>> Errors { get; init; } = [];
}

/// <summary>An action that is a method of a class.</summary>
/// <param name="Namespace">The first part of its name.</param>
/// <param name="Class">The second part, an underscore for each nested level.</param>
/// <param name="Action">The third part.</param>
/// <param name="ServiceType">The class it is called on.</param>
/// <param name="Method">The method that runs.</param>
public sealed record ActionDescription(
    string Namespace, string Class, string Action, Type ServiceType, MethodInfo Method) : IActionDescription
{
    /// <inheritdoc/>
    public string Name { get; } = $"{Namespace}.{Class}.{Action}";

    /// <summary>The type of its data, without the task around it; <see cref="Void"/> for none.</summary>
    public Type ResultType => ResultReader.DataType(Method.ReturnType);

    /// <inheritdoc/>
    public bool IsDeprecated => Method.IsDefined(typeof(ObsoleteAttribute), inherit: true)
        || ServiceType.IsDefined(typeof(ObsoleteAttribute), inherit: true);
}
