using System.ComponentModel.DataAnnotations;

namespace PhalNet;

/// <summary>
/// The declaration of one parameter. Rules come from attributes and signatures, from configuration or from code; documentation and the
/// binder read the same rule. A profile with its own format of rules derives from this class and sets the members that the documentation
/// shows.
/// </summary>
public record ParameterRule
{
    private readonly ParameterKind? _kind;
    private readonly LimitMeasure? _measure;
    private readonly ListFormat? _listFormat;

    /// <summary>The key by which rules replace each other: the C# name of the method parameter or property.</summary>
    public required string Member { get; init; }

    /// <summary>The name in requests.</summary>
    [Configurable]
    public required string Name { get; init; }

    /// <summary>
    /// The type's name: one of the catalogue (<see cref="ParameterTypes"/>), such as <c>int</c>, or one of a profile or converter.
    /// </summary>
    [Configurable]
    public string Type { get; init; } = "string";

    /// <summary>The kind of value; defaults to the catalogue's kind for <see cref="Type"/>, or else text.</summary>
    public ParameterKind Kind
    {
        get => _kind ?? ParameterTypes.Find(Type)?.Kind ?? ParameterKind.Text;
        init => _kind = value;
    }

    /// <summary>The type's name in the documentation, a key of the message catalog or a text; null for the catalogue's name.</summary>
    public string? TypeTitle { get; init; }

    /// <summary>The bound C# type; null for a rule without a C# counterpart.</summary>
    public Type? ClrType { get; init; }

    /// <summary>Whether a call without the value is refused.</summary>
    [Configurable]
    public bool Required { get; init; }

    /// <summary>Whether <see cref="Default"/> replaces a value that was not sent.</summary>
    public bool HasDefault { get; init; }

    /// <summary>The value of a parameter that was not sent.</summary>
    [Configurable]
    public object? Default { get; init; }

    /// <summary>What <see cref="Min"/> and <see cref="Max"/> limit; defaults to the catalogue's measure for the type.</summary>
    public LimitMeasure Measure
    {
        get => _measure ?? ParameterTypes.Of(this)?.Measure ?? LimitMeasure.Value;
        init => _measure = value;
    }

    /// <summary>The minimum value, or the minimum length of text and lists.</summary>
    [Configurable]
    public object? Min { get; init; }

    /// <summary>The maximum value, or the maximum length of text and lists.</summary>
    [Configurable]
    public object? Max { get; init; }

    /// <summary>A regular expression that the text must match.</summary>
    [Configurable]
    public string? Pattern { get; init; }

    /// <summary>The time limit of one match when the pattern needs backtracking; null for <see cref="PatternEngine.Timeout"/>.</summary>
    public TimeSpan? PatternTime { get; init; }

    /// <summary>The syntax of <see cref="Pattern"/>.</summary>
    public PatternSyntax PatternSyntax { get; init; }

    /// <summary>The allowed values; null for any.</summary>
    [Configurable]
    public IReadOnlyList<object?>? AllowedValues { get; init; }

    /// <summary>Where the value is read from.</summary>
    [Configurable]
    public ValueSource Source { get; init; }

    /// <summary>How a list is written in text; defaults to JSON for lists of objects or of lists, which have no other form.</summary>
    [Configurable]
    public ListFormat ListFormat
    {
        get => _listFormat ?? ParameterTypes.ListFormatOf(ClrType);
        init => _listFormat = value;
    }

    /// <summary>Sets <see cref="ListFormat"/>; null derives it from the type.</summary>
    internal ListFormat? GivenListFormat
    {
        init => _listFormat = value;
    }

    /// <summary>Whether <see cref="ListFormat"/> was set rather than derived from the type.</summary>
    public bool HasListFormat => _listFormat is not null;

    /// <summary>The separator between the elements of a separated list.</summary>
    [Configurable]
    public string Separator { get; init; } = ",";

    /// <summary>Whether a required string may be empty.</summary>
    [Configurable]
    public bool AllowEmpty { get; init; }

    /// <summary>Whether the value is kept out of traces, logs, metrics and remembered forms.</summary>
    [Configurable]
    public bool Sensitive { get; init; }

    /// <summary>Whether the documentation omits the parameter.</summary>
    [Configurable]
    public bool Hidden { get; init; }

    /// <summary>Replaces the built-in message: a key of the message catalog or a text.</summary>
    [Configurable]
    public string? Message { get; init; }

    /// <summary>The description of the parameter, when no XML comment has one.</summary>
    [Configurable]
    public string? Description { get; init; }

    /// <summary>Further notes for the documentation on how the value is read; keys of the message catalog or texts.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>An allowed value for samples; null to generate one from the rule.</summary>
    public string? Example { get; init; }

    /// <summary>The limits of an uploaded file.</summary>
    public FileLimits? File { get; init; }

    /// <summary>Changes to the text before it is converted, in order.</summary>
    public IReadOnlyList<TransformAttribute> Transforms { get; init; } = [];

    /// <summary>Further checks of the converted value.</summary>
    public IReadOnlyList<ValidationAttribute> Validations { get; init; } = [];

    /// <summary>A converter of the module, created with the module's services.</summary>
    public Type? ConverterType { get; init; }

    /// <summary>
    /// Whether the rule has a profile's own format and is checked by the profile when it is compiled. Empty or duplicate names are then not
    /// reported here, and the catalogue's information on the type does not apply.
    /// </summary>
    public bool IsJudgedByProfile { get; init; }

    /// <summary>The location of the declaration, for error messages.</summary>
    public string Declaration
    {
        get => field.Length > 0 || DeclaringMember is null ? field : $"{DeclaringMember}({Member})";
        init;
    } = "";

    /// <summary>
    /// Which elements of a reference type may be null: the first bit for those of the list, the next one for those of lists in it, and so
    /// on.
    /// </summary>
    internal uint NullableElements { get; init; }

    internal bool HasNullableElements(int depth) => depth < 32 && (NullableElements & (1u << depth)) != 0;

    /// <summary>Whether the default is the property's initial value.</summary>
    internal bool IsInitial { get; init; }

    /// <summary>
    /// The method of the parameter. The full location is only formatted for an error, because there are thousands of rules.
    /// </summary>
    internal string? DeclaringMember { get; init; }
}

/// <summary>How a list is written in a text value. A JSON array in a JSON body is a list in any case.</summary>
public enum ListFormat
{
    /// <summary>Elements with a separator between them.</summary>
    Separated,

    /// <summary>A JSON array.</summary>
    Json,

    /// <summary>The whole text is the only element.</summary>
    Single,
}

/// <summary>The syntax of a rule's pattern.</summary>
public enum PatternSyntax
{
    /// <summary>A .NET regular expression; the whole text must match.</summary>
    Whole,

    /// <summary>A PCRE pattern with delimiters and modifiers; the pattern itself determines which part of the text must match.</summary>
    Delimited,
}

/// <summary>The limits of an uploaded file.</summary>
/// <param name="MinBytes">The minimum size in bytes.</param>
/// <param name="MaxBytes">The maximum size in bytes.</param>
/// <param name="ContentTypes">The allowed media types, such as <c>image/*</c> for a whole family; all when empty.</param>
/// <param name="Extensions">The allowed extensions, without the dot; all when empty.</param>
public sealed record FileLimits(long MinBytes, long MaxBytes, IReadOnlyList<string> ContentTypes, IReadOnlyList<string> Extensions);

/// <summary>A member of a rule that can be set in configuration.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConfigurableAttribute : Attribute;
