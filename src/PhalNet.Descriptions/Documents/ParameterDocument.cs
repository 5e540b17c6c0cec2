using System.Text.Json.Nodes;

namespace PhalNet.Descriptions;

/// <summary>The description of a parameter in one language.</summary>
public sealed record ParameterDocument
{
    /// <summary>The rule that reads it.</summary>
    public required ParameterRule Rule { get; init; }

    /// <summary>The name of its type, such as <c>Integer</c> or <c>Array of Integer</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The default value as it would be sent; null for none.</summary>
    public string? Default { get; init; }

    /// <summary>The limits as Markdown phrases: <c>1 to 32 characters</c>.</summary>
    public IReadOnlyList<string> Limits { get; init; } = [];

    /// <summary>The allowed values; empty when others are allowed, too.</summary>
    public IReadOnlyList<ChoiceDocument> Choices { get; init; } = [];

    /// <summary>Whether one value may contain several of <see cref="Choices"/>, separated by commas.</summary>
    public bool IsCombination { get; init; }

    /// <summary>Where it is read from, as a phrase.</summary>
    public required string Source { get; init; }

    /// <summary>The description, as Markdown.</summary>
    public string Description { get; init; } = "";

    /// <summary>An accepted value, declared or generated from the rule; null when none can be generated.</summary>
    public string? Example { get; init; }

    /// <summary>Whether <see cref="Example"/> was declared.</summary>
    public bool HasExample { get; init; }

    /// <summary>The kind of input field for the value.</summary>
    public InputKind Input { get; init; }

    /// <summary>Whether several files may be sent.</summary>
    public bool IsMany { get; init; }

    /// <summary>The JSON Schema (2020-12) of an object or a list.</summary>
    public JsonNode? Schema { get; init; }

    /// <summary>The members of an object or of a list of objects, with their limits: <c>order.lines[].qty</c>.</summary>
    public IReadOnlyList<FieldDocument> Members { get; init; } = [];

    /// <summary>
    /// Initial JSON for editing; unlike <see cref="Example"/>, the service may refuse it until it is changed. Null for a parameter that is
    /// not written as JSON.
    /// </summary>
    public string? Template { get; init; }

    /// <summary>Its name in requests.</summary>
    public string Name => Rule.Name;

    /// <summary>Whether it is one or more uploaded files.</summary>
    public bool IsFile => Input == InputKind.File;
}

/// <summary>An allowed value of a parameter.</summary>
/// <param name="Value">The value as sent.</param>
/// <param name="Description">The description, as Markdown; empty for none.</param>
public sealed record ChoiceDocument(string Value, string Description);
