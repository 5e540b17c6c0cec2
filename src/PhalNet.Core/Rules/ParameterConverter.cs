using System.Diagnostics.CodeAnalysis;

namespace PhalNet;

/// <summary>Turns a sent value into a C# value. One instance serves all calls of a module.</summary>
public abstract class ParameterConverter
{
    /// <summary>The C# type it makes.</summary>
    public abstract Type Type { get; }

    /// <summary>The type's name for readers of the documentation, such as <c>int</c>.</summary>
    public abstract string TypeName { get; }

    /// <summary>
    /// The message when a value is not of the type: a key of the message catalog or a text, with the placeholder <c>{name}</c> and those of
    /// <see cref="RefusalArguments"/>.
    /// </summary>
    public virtual string RefusalKey => "rule.type";

    /// <summary>What the message names beside the parameter; <c>{type}</c> unless it is overridden.</summary>
    public virtual IReadOnlyList<MessageArgument> RefusalArguments => [new("type", TypeName)];

    /// <summary>Reads a value that was sent and is not empty; false when it is not of the type.</summary>
    public abstract bool TryConvert(in CallValue value, out object? result);

    /// <summary>What is wrong with a value that it does not take, where more can be said than the type.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">The parameter, or the way to the element of a list.</param>
    /// <param name="message">What takes the place of the built-in message; null for that.</param>
    internal virtual CallFailure? Explain(in CallValue value, string name, string? message) => null;
}

/// <summary>A converter to <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The C# type it makes.</typeparam>
public abstract class ParameterConverter<T> : ParameterConverter
{
    /// <inheritdoc/>
    public sealed override Type Type => typeof(T);

    /// <summary>Reads a value that was sent and is not empty; false when it is not of the type.</summary>
    public abstract bool TryConvert(in CallValue value, [MaybeNullWhen(false)] out T result);

    /// <inheritdoc/>
    public sealed override bool TryConvert(in CallValue value, out object? result)
    {
        var converted = TryConvert(value, out var typed);
        result = typed;
        return converted;
    }
}
