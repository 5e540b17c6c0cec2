using System.Text.Json.Nodes;

namespace PhalNet.Descriptions;

/// <summary>A parameter as readers of one language see it.</summary>
public sealed record ParameterDocument
{
    /// <summary>The rule it is read by.</summary>
    public required ParameterRule Rule { get; init; }

    /// <summary>Its type in words, such as <c>Integer</c>, or <c>Array of Integer</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The value of a parameter that is not sent, as it would be sent; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>The limits, each a phrase as Markdown: <c>1 to 32 characters</c>.</summary>
    public IReadOnlyList<string> Limits { get; init; } = [];

    /// <summary>The allowed values; empty where others are allowed, too.</summary>
    public IReadOnlyList<ChoiceDocument> Choices { get; init; } = [];

    /// <summary>Whether several of <see cref="Choices"/> may be sent in one value, with commas between them.</summary>
    public bool IsCombination { get; init; }

    /// <summary>Where it is looked for, as a phrase.</summary>
    public required string Source { get; init; }

    /// <summary>What it is for, as Markdown.</summary>
    public string Description { get; init; } = "";

    /// <summary>A value that would be accepted: declared, or made up from the rule; null where none can be made up.</summary>
    public string? Example { get; init; }

    /// <summary>Whether <see cref="Example"/> was declared.</summary>
    public bool HasExample { get; init; }

    /// <summary>What a person would type it into.</summary>
    public InputKind Input { get; init; }

    /// <summary>Whether several files may be sent.</summary>
    public bool IsMany { get; init; }

    /// <summary>JSON Schema (2020-12) of one that is an object or a list.</summary>
    public JsonNode? Schema { get; init; }

    /// <summary>The members of one that is an object or a list of objects, with their limits: <c>order.lines[].qty</c>.</summary>
    public IReadOnlyList<FieldDocument> Members { get; init; } = [];

    /// <summary>
    /// JSON to start typing from, of one that is written as JSON; unlike <see cref="Example"/> the service may refuse it until it is
    /// changed. Null for any other.
    /// </summary>
    public string? Template { get; init; }

    /// <summary>Its name in requests.</summary>
    public string Name => Rule.Name;

    /// <summary>Whether it is an uploaded file, or several.</summary>
    public bool IsFile => Input == InputKind.File;
}

/// <summary>An allowed value of a parameter.</summary>
/// <param name="Value">The value, as it is sent.</param>
/// <param name="Description">What it stands for, as Markdown; empty where nothing says so.</param>
public sealed record ChoiceDocument(string Value, string Description);
