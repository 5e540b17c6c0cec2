using System.Reflection;

namespace PhalNet;

/// <summary>
/// What the constructors, setters and converters that take a caller's value throw when they do not want it: it is the caller's mistake,
/// not the service's.
/// </summary>
public static class ValueErrors
{
    /// <summary>
    /// Whether an exception means that a value is not wanted: <see cref="ArgumentException"/>, <see cref="FormatException"/>,
    /// <see cref="OverflowException"/>, <see cref="BadRequestException"/> and what derives from them.
    /// </summary>
    public static bool IsOne(Exception exception) => Bare(exception)
        is ArgumentException or FormatException or OverflowException or BadRequestException;

    /// <summary>
    /// The failure that such an exception stands for. The text of a <see cref="BadRequestException"/> is meant for callers and shown, with
    /// its ret; that of others is not.
    /// </summary>
    /// <param name="exception">The exception.</param>
    /// <param name="name">The parameter, or the way to a member of it.</param>
    /// <param name="message">What takes the place of the built-in message; null for that.</param>
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

/// <summary>Ends a call with a failure that was found where no failure can be given back.</summary>
internal sealed class RefusalException(CallFailure failure) : CallException(failure.Ret, failure.MessageKey, failure.Arguments)
{
    public CallFailure Failure => failure;
}
