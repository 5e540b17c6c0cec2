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
