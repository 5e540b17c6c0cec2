namespace PhalNet;

/// <summary>
/// Says of a parameter what its C# signature cannot. On a settable property of a service or its base class it declares a parameter of every
/// action of the class.
/// </summary>
/// <param name="name">The name in requests; the C# name in snake_case when not given.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class ParamAttribute(string? name = null) : Attribute
{
    private ListFormat? _listFormat;

    /// <summary>The name in requests, or null where it follows from the C# name.</summary>
    public string? Name { get; } = name;

    /// <summary>Where the value is looked for; the body, then the query, when not set.</summary>
    public ValueSource Source { get; set; } = ValueSource.Any;

    /// <summary>How a list is written in text; when not set, JSON for a list of objects or of lists, and separated for any other.</summary>
    public ListFormat ListFormat
    {
        get => _listFormat ?? default;
        set => _listFormat = value;
    }

    /// <summary>What stands between the elements of a separated list.</summary>
    public string Separator { get; set; } = ",";

    /// <summary>Lets a required string be empty.</summary>
    public bool AllowEmpty { get; set; }

    /// <summary>Keeps the parameter out of documentation.</summary>
    public bool Hidden { get; set; }

    /// <summary>
    /// Replaces the built-in message when a value is refused; a message key or a text with the placeholders of the built-in one.
    /// </summary>
    public string? Message { get; set; }

    /// <summary>Null where nothing is declared.</summary>
    internal ListFormat? GivenListFormat => _listFormat;
}

/// <summary>Drops a parameter that the application or the class declares for all actions from one action.</summary>
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

/// <summary>Reads one parameter with a converter of the module's own.</summary>
/// <param name="type">A <see cref="ParameterConverter"/> with a constructor that the module's services can fill.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class ConverterAttribute(Type type) : Attribute
{
    /// <summary>The converter's type.</summary>
    public Type Type { get; } = type;
}
