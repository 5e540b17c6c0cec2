using System.Text.Json.Nodes;

namespace PhalNet.Docs;

/// <summary>A parameter as readers of one language see it.</summary>
internal sealed record ParameterDocument
{
    public required ParameterRule Rule { get; init; }

    /// <summary>Such as <c>Integer</c>, or <c>Array of Integer</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The value of a parameter that is not sent, as it would be sent; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>The limits, each a phrase as Markdown: <c>1 to 32 characters</c>.</summary>
    public IReadOnlyList<string> Limits { get; init; } = [];

    /// <summary>The values let in; empty where more than these are.</summary>
    public IReadOnlyList<ChoiceDocument> Choices { get; init; } = [];

    /// <summary>Where it is looked for, as a phrase.</summary>
    public required string Source { get; init; }

    /// <summary>What it is for, as Markdown.</summary>
    public string Description { get; init; } = "";

    /// <summary>A value that would be accepted: declared, or made up from the rule; null where none can be made up.</summary>
    public string? Example { get; init; }

    /// <summary>Whether <see cref="Example"/> was declared.</summary>
    public bool HasExample { get; init; }

    public InputKind Input { get; init; }

    /// <summary>Whether several files may be sent.</summary>
    public bool IsMany { get; init; }

    /// <summary>JSON Schema (2020-12) of one that is an object or a list.</summary>
    public JsonNode? Schema { get; init; }

    public string Name => Rule.Name;

    public bool IsFile => Input == InputKind.File;
}

/// <param name="Value">A value let in.</param>
/// <param name="Description">What it stands for, as Markdown; empty where nothing says so.</param>
internal sealed record ChoiceDocument(string Value, string Description);
