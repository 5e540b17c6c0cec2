using System.Reflection;
using System.Text.Json.Nodes;

namespace PhalNet;

/// <summary>Describes an action to callers and in the documentation, independent of where it is implemented.</summary>
public interface IActionDescription
{
    /// <summary>The first part of the name.</summary>
    string Namespace { get; }

    /// <summary>The second part of the name.</summary>
    string Class { get; }

    /// <summary>The third part of the name.</summary>
    string Action { get; }

    /// <summary>The full name: <c>Namespace.Class.Action</c>.</summary>
    string Name => $"{Namespace}.{Class}.{Action}";

    /// <summary>Whether the action is deprecated.</summary>
    bool IsDeprecated => false;

    /// <summary>
    /// The texts and the schema of the result in a language, such as <c>zh-CN</c>; null when the documentation reads them from the C#
    /// declaration.
    /// </summary>
    ActionTexts? Describe(string language) => null;
}

/// <summary>The documentation of an action that has no C# declaration.</summary>
public sealed record ActionTexts
{
    /// <summary>A one-line description of the action.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Further details for callers; Markdown.</summary>
    public string Remarks { get; init; } = "";

    /// <summary>A one-line description of the class.</summary>
    public string Class { get; init; } = "";

    /// <summary>What to use instead, when the action is deprecated.</summary>
    public string Deprecation { get; init; } = "";

    /// <summary>The description of the data.</summary>
    public string Returns { get; init; } = "";

    /// <summary>The JSON schema of the data, null for none.</summary>
    public JsonObject? Schema { get; init; }

    /// <summary>Example data; generated from the schema when null.</summary>
    public JsonNode? Example { get; init; }

    /// <summary>The rets that the action may return in addition to those of every action, with the reason.</summary>
    public IReadOnlyList<KeyValuePair<int, string>> Errors { get; init; } = [];
}

/// <summary>An action implemented by a method of a class.</summary>
/// <param name="Namespace">The first part of the name.</param>
/// <param name="Class">The second part, an underscore for each nested level.</param>
/// <param name="Action">The third part.</param>
/// <param name="ServiceType">The class that declares the service.</param>
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
