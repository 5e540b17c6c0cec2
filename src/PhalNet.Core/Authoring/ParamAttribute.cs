namespace PhalNet;

/// <summary>
/// Declares what the C# signature of a parameter cannot express. On a settable property of a service or its base class it declares a
/// parameter of every action of the class.
/// </summary>
/// <param name="name">The name in requests; defaults to the C# name in snake_case.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class ParamAttribute(string? name = null) : Attribute
{
    private ListFormat? _listFormat;

    /// <summary>The name in requests, or null when it is derived from the C# name.</summary>
    public string? Name { get; } = name;

    /// <summary>Where the value is read from; by default the body, then the query.</summary>
    public ValueSource Source { get; set; } = ValueSource.Any;

    /// <summary>How a list is written in text. By default JSON for lists of objects or of lists, and separated for all others.</summary>
    public ListFormat ListFormat
    {
        get => _listFormat ?? default;
        set => _listFormat = value;
    }

    /// <summary>The separator between the elements of a separated list.</summary>
    public string Separator { get; set; } = ",";

    /// <summary>Allows a required string to be empty.</summary>
    public bool AllowEmpty { get; set; }

    /// <summary>Keeps the parameter out of documentation.</summary>
    public bool Hidden { get; set; }

    /// <summary>
    /// Replaces the built-in message of a refused value: a message key, or a text with the placeholders of the built-in message.
    /// </summary>
    public string? Message { get; set; }

    /// <summary>Null when no format is declared.</summary>
    internal ListFormat? GivenListFormat => _listFormat;
}

/// <summary>Removes a parameter that the application or the class declares for all actions from one action.</summary>
/// <param name="name">The parameter's name in requests.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class DropParamAttribute(string name) : Attribute
{
    /// <summary>The parameter's name in requests.</summary>
    public string Name { get; } = name;
}

/// <summary>Keeps a parameter's value out of traces, logs, metrics and remembered forms.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class SensitiveAttribute : Attribute;

/// <summary>Reads one parameter with a converter of the module.</summary>
/// <param name="type">A <see cref="ParameterConverter"/> whose constructor can be resolved from the module's services.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class ConverterAttribute(Type type) : Attribute
{
    /// <summary>The converter's type.</summary>
    public Type Type { get; } = type;
}
