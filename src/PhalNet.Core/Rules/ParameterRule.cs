using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;

namespace PhalNet;

/// <summary>
/// What is declared of one parameter. Attributes and signatures are one source of rules, configuration and code are others; documentation
/// and the binder read the same rule.
/// </summary>
public sealed record ParameterRule
{
    /// <summary>The key by which rules replace each other: the C# name of the method's parameter or the class's property.</summary>
    public required string Member { get; init; }

    /// <summary>The name in requests.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The type as readers know it: <c>string</c>, <c>int</c>, <c>long</c>, <c>decimal</c>, <c>double</c>, <c>bool</c>, <c>datetime</c>,
    /// <c>date</c>, <c>time</c>, <c>enum</c>, <c>array</c>, <c>object</c>, <c>file</c>, or a name of a profile or converter.
    /// </summary>
    public string Type { get; init; } = "string";

    /// <summary>The C# type that is bound; null for a rule without a C# counterpart.</summary>
    public Type? ClrType { get; init; }

    /// <summary>Whether a call without the value is refused.</summary>
    public bool Required { get; init; }

    /// <summary>Whether <see cref="Default"/> takes the place of a value that was not sent.</summary>
    public bool HasDefault { get; init; }

    /// <summary>The value of a parameter that was not sent.</summary>
    public object? Default { get; init; }

    /// <summary>The smallest value, or the least length of text and lists.</summary>
    public object? Min { get; init; }

    /// <summary>The largest value, or the greatest length of text and lists.</summary>
    public object? Max { get; init; }

    /// <summary>A .NET regular expression that the whole text must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>The values let in; all when null.</summary>
    public IReadOnlyList<object?>? AllowedValues { get; init; }

    /// <summary>Where the value is looked for.</summary>
    public ValueSource Source { get; init; }

    /// <summary>How a list is written in text.</summary>
    public ListFormat ListFormat { get; init; }

    /// <summary>What stands between the elements of a separated list.</summary>
    public string Separator { get; init; } = ",";

    /// <summary>Whether a required string may be empty.</summary>
    public bool AllowEmpty { get; init; }

    /// <summary>Whether the value is kept out of traces, logs, metrics and remembered forms.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Whether documentation leaves the parameter out.</summary>
    public bool Hidden { get; init; }

    /// <summary>Replaces the built-in message: a key of the message catalog or a text.</summary>
    public string? Message { get; init; }

    /// <summary>What the parameter is for, where no XML comment says it.</summary>
    public string? Description { get; init; }

    /// <summary>The limits of an uploaded file.</summary>
    public FileLimits? File { get; init; }

    /// <summary>Changes to the text before it is converted, in order.</summary>
    public IReadOnlyList<TransformAttribute> Transforms { get; init; } = [];

    /// <summary>Further checks of the converted value.</summary>
    public IReadOnlyList<ValidationAttribute> Validations { get; init; } = [];

    /// <summary>A converter of the module's own, created with its services.</summary>
    public Type? ConverterType { get; init; }

    /// <summary>What only one profile understands, by the profile's own names.</summary>
    public IReadOnlyDictionary<string, object?> Options { get; init; } = FrozenDictionary<string, object?>.Empty;

    /// <summary>Where the rule was declared, for error messages.</summary>
    public string Declaration
    {
        get => field.Length > 0 || DeclaringMember is null ? field : $"{DeclaringMember}({Member})";
        init;
    } = "";

    /// <summary>The method whose parameter it is; thousands of texts that only a mistake needs are put together when one is made.</summary>
    internal string? DeclaringMember { get; init; }
}

/// <summary>The limits of an uploaded file.</summary>
/// <param name="MinBytes">The smallest size in bytes.</param>
/// <param name="MaxBytes">The largest size in bytes.</param>
/// <param name="ContentTypes">Media types let in, <c>image/*</c> for a whole family; all when empty.</param>
/// <param name="Extensions">Extensions let in, without dot; all when empty.</param>
public sealed record FileLimits(long MinBytes, long MaxBytes, IReadOnlyList<string> ContentTypes, IReadOnlyList<string> Extensions);
