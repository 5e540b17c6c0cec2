using System.Reflection;

namespace PhalNet;

/// <summary>
/// Exceptions by which constructors, setters and converters reject a caller's value: an error of the caller, not of the service.
/// </summary>
public static class ValueErrors
{
    /// <summary>
    /// Whether an exception means that a value is rejected: <see cref="ArgumentException"/>, <see cref="FormatException"/>,
    /// <see cref="OverflowException"/>, <see cref="BadRequestException"/> and types derived from them.
    /// </summary>
    public static bool IsOne(Exception exception) => Bare(exception)
        is ArgumentException or FormatException or OverflowException or BadRequestException;

    /// <summary>
    /// Converts such an exception to a failure. The message and ret of a <see cref="BadRequestException"/> are meant for callers and shown;
    /// the messages of others are not.
    /// </summary>
    /// <param name="exception">The exception.</param>
    /// <param name="name">The parameter, or the path to one of its members.</param>
    /// <param name="message">Replaces the built-in message; null for none.</param>
    public static CallFailure Explain(Exception exception, string name, string? message = null)
    {
        ArgumentNullException.ThrowIfNull(exception);
        ArgumentNullException.ThrowIfNull(name);
        return Bare(exception) is BadRequestException refused
            ? Of(refused, name, message)
            : new(400, message ?? "rule.refused", new MessageArgument("name", name));
    }

    private static CallFailure Of(BadRequestException refused, string name, string? message) =>
        new(refused.Ret, message ?? "rule.invalid", new MessageArgument("name", name))
        {
            Reason = new(refused.Ret, refused.Message, [new("name", name), .. refused.Arguments]),
        };

    private static Exception? Bare(Exception exception) =>
        exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
}

/// <summary>Ends a call with a failure that was found where none can be returned.</summary>
internal sealed class RefusalException(CallFailure failure) : CallException(failure.Ret, failure.MessageKey, failure.Arguments)
{
    public CallFailure Failure => failure;
}
