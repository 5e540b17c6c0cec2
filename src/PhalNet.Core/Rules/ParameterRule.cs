using System.ComponentModel.DataAnnotations;

namespace PhalNet;

/// <summary>
/// What is declared of one parameter. Attributes and signatures are one source of rules, configuration and code are others; documentation
/// and the binder read the same rule. A profile that has rules of its own form derives from it, and says in the members here what readers
/// must know.
/// </summary>
public record ParameterRule
{
    private readonly ParameterKind? _kind;
    private readonly LimitMeasure? _measure;
    private readonly ListFormat? _listFormat;

    /// <summary>The key by which rules replace each other: the C# name of the method's parameter or the class's property.</summary>
    public required string Member { get; init; }

    /// <summary>The name in requests.</summary>
    [Configurable]
    public required string Name { get; init; }

    /// <summary>
    /// The type's name: one of the catalogue (<see cref="ParameterTypes"/>), such as <c>int</c>, or one of a profile or converter.
    /// </summary>
    [Configurable]
    public string Type { get; init; } = "string";

    /// <summary>What sort of value it is: what the catalogue says of <see cref="Type"/>, else text, unless it is set.</summary>
    public ParameterKind Kind
    {
        get => _kind ?? ParameterTypes.Find(Type)?.Kind ?? ParameterKind.Text;
        init => _kind = value;
    }

    /// <summary>What readers call the type, a key of the message catalog or a text; null for what the catalogue calls it.</summary>
    public string? TypeTitle { get; init; }

    /// <summary>The C# type that is bound; null for a rule without a C# counterpart.</summary>
    public Type? ClrType { get; init; }

    /// <summary>Whether a call without the value is refused.</summary>
    [Configurable]
    public bool Required { get; init; }

    /// <summary>Whether <see cref="Default"/> takes the place of a value that was not sent.</summary>
    public bool HasDefault { get; init; }

    /// <summary>The value of a parameter that was not sent.</summary>
    [Configurable]
    public object? Default { get; init; }

    /// <summary>What <see cref="Min"/> and <see cref="Max"/> are limits of: what the catalogue says of the type, unless set.</summary>
    public LimitMeasure Measure
    {
        get => _measure ?? ParameterTypes.Of(this)?.Measure ?? LimitMeasure.Value;
        init => _measure = value;
    }

    /// <summary>The smallest value, or the least length of text and lists.</summary>
    [Configurable]
    public object? Min { get; init; }

    /// <summary>The largest value, or the greatest length of text and lists.</summary>
    [Configurable]
    public object? Max { get; init; }

    /// <summary>A regular expression that the text must match.</summary>
    [Configurable]
    public string? Pattern { get; init; }

    /// <summary>How long one match may take where the pattern needs backtracking; null for <see cref="PatternEngine.Timeout"/>.</summary>
    public TimeSpan? PatternTime { get; init; }

    /// <summary>How <see cref="Pattern"/> is written.</summary>
    public PatternSyntax PatternSyntax { get; init; }

    /// <summary>The values let in; all when null.</summary>
    [Configurable]
    public IReadOnlyList<object?>? AllowedValues { get; init; }

    /// <summary>Where the value is looked for.</summary>
    [Configurable]
    public ValueSource Source { get; init; }

    /// <summary>How a list is written in text: JSON for a list of objects or of lists, as these have no other form, unless set.</summary>
    [Configurable]
    public ListFormat ListFormat
    {
        get => _listFormat ?? ParameterTypes.ListFormatOf(ClrType);
        init => _listFormat = value;
    }

    /// <summary>Sets <see cref="ListFormat"/>, or leaves it to the type.</summary>
    internal ListFormat? GivenListFormat
    {
        init => _listFormat = value;
    }

    /// <summary>Whether <see cref="ListFormat"/> was set, and does not follow from the type.</summary>
    public bool HasListFormat => _listFormat is not null;

    /// <summary>What stands between the elements of a separated list.</summary>
    [Configurable]
    public string Separator { get; init; } = ",";

    /// <summary>Whether a required string may be empty.</summary>
    [Configurable]
    public bool AllowEmpty { get; init; }

    /// <summary>Whether the value is kept out of traces, logs, metrics and remembered forms.</summary>
    [Configurable]
    public bool Sensitive { get; init; }

    /// <summary>Whether documentation leaves the parameter out.</summary>
    [Configurable]
    public bool Hidden { get; init; }

    /// <summary>Replaces the built-in message: a key of the message catalog or a text.</summary>
    [Configurable]
    public string? Message { get; init; }

    /// <summary>What the parameter is for, where no XML comment says it.</summary>
    [Configurable]
    public string? Description { get; init; }

    /// <summary>What readers must know of how the value is read beyond that; keys of the message catalog or texts.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>A value that is let in, for samples; null where documentation makes one up from the rest of the rule.</summary>
    public string? Example { get; init; }

    /// <summary>The limits of an uploaded file.</summary>
    public FileLimits? File { get; init; }

    /// <summary>Changes to the text before it is converted, in order.</summary>
    public IReadOnlyList<TransformAttribute> Transforms { get; init; } = [];

    /// <summary>Further checks of the converted value.</summary>
    public IReadOnlyList<ValidationAttribute> Validations { get; init; } = [];

    /// <summary>A converter of the module's own, created with its services.</summary>
    public Type? ConverterType { get; init; }

    /// <summary>
    /// Whether the rule is in the form of a profile, which judges it when it compiles it. Names that are empty or used twice are no mistake
    /// then, and the catalogue says nothing of what the type can hold.
    /// </summary>
    public bool IsJudgedByProfile { get; init; }

    /// <summary>Where the rule was declared, for error messages.</summary>
    public string Declaration
    {
        get => field.Length > 0 || DeclaringMember is null ? field : $"{DeclaringMember}({Member})";
        init;
    } = "";

    /// <summary>
    /// Which elements of a reference type may be null: the first bit for those of the list, the next for those of lists in it, and so on.
    /// </summary>
    internal uint NullableElements { get; init; }

    internal bool HasNullableElements(int depth) => depth < 32 && (NullableElements & (1u << depth)) != 0;

    /// <summary>Whether the default is what the property holds in a new instance of its class.</summary>
    internal bool IsInitial { get; init; }

    /// <summary>The method whose parameter it is; thousands of texts that only a mistake needs are put together when one is made.</summary>
    internal string? DeclaringMember { get; init; }
}

/// <summary>How a list is written where a value is text. A JSON array in a JSON body is a list in either form.</summary>
public enum ListFormat
{
    /// <summary>Elements with a separator between them.</summary>
    Separated,

    /// <summary>A JSON array.</summary>
    Json,

    /// <summary>The text as a whole is the one element.</summary>
    Single,
}

/// <summary>How the pattern of a rule is written.</summary>
public enum PatternSyntax
{
    /// <summary>A .NET regular expression; the whole text must match.</summary>
    Whole,

    /// <summary>A PCRE pattern with delimiters and modifiers; it says itself which part of the text must match.</summary>
    Delimited,
}

/// <summary>The limits of an uploaded file.</summary>
/// <param name="MinBytes">The smallest size in bytes.</param>
/// <param name="MaxBytes">The largest size in bytes.</param>
/// <param name="ContentTypes">Media types let in, <c>image/*</c> for a whole family; all when empty.</param>
/// <param name="Extensions">Extensions let in, without dot; all when empty.</param>
public sealed record FileLimits(long MinBytes, long MaxBytes, IReadOnlyList<string> ContentTypes, IReadOnlyList<string> Extensions);

/// <summary>A member of a rule that configuration can give.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConfigurableAttribute : Attribute;
