using System.Diagnostics.CodeAnalysis;

namespace PhalNet;

/// <summary>Converts a sent value to a C# value. One instance serves all calls of a module.</summary>
public abstract class ParameterConverter
{
    /// <summary>The C# type of the result.</summary>
    public abstract Type Type { get; }

    /// <summary>The name of the type in the documentation, such as <c>int</c>.</summary>
    public abstract string TypeName { get; }

    /// <summary>
    /// The message for a value of the wrong type: a key of the message catalog or a text, with the placeholder <c>{name}</c> and those of
    /// <see cref="RefusalArguments"/>.
    /// </summary>
    public virtual string RefusalKey => "rule.type";

    /// <summary>The arguments of the message besides the parameter's name; by default <c>{type}</c>.</summary>
    public virtual IReadOnlyList<MessageArgument> RefusalArguments => [new("type", TypeName)];

    /// <summary>Converts a non-empty sent value; false when it does not have the type.</summary>
    public abstract bool TryConvert(in CallValue value, out object? result);

    /// <summary>Explains why a value is refused, when there is more to report than the type.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">The parameter, or the path to the element of a list.</param>
    /// <param name="message">Replaces the built-in message; null for none.</param>
    internal virtual CallFailure? Explain(in CallValue value, string name, string? message) => null;
}

/// <summary>A converter to <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The C# type of the result.</typeparam>
public abstract class ParameterConverter<T> : ParameterConverter
{
    /// <inheritdoc/>
    public sealed override Type Type => typeof(T);

    /// <summary>Converts a non-empty sent value; false when it does not have the type.</summary>
    public abstract bool TryConvert(in CallValue value, [MaybeNullWhen(false)] out T result);

    /// <inheritdoc/>
    public sealed override bool TryConvert(in CallValue value, out object? result)
    {
        var converted = TryConvert(value, out var typed);
        result = typed;
        return converted;
    }
}
