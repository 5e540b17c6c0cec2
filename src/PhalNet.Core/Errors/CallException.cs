using System.Runtime.CompilerServices;

namespace PhalNet;

/// <summary>Ends a call with a specific ret and message. Any other exception of an action results in ret 500 and is logged.</summary>
/// <param name="ret">The ret of the reply.</param>
/// <param name="message">A text, or a key of the message catalog: words separated by dots, such as <c>message.self</c>.</param>
/// <param name="arguments">Values for the placeholders of the message.</param>
public class CallException(int ret, string message, params IReadOnlyList<MessageArgument> arguments) : Exception(message)
{
    /// <summary>The ret of the reply.</summary>
    public int Ret { get; } = ret;

    /// <summary>Values for the placeholders of the message.</summary>
    public IReadOnlyList<MessageArgument> Arguments { get; } = arguments;

    /// <summary>Further details in the reply's <c>data</c>, such as when to retry; <c>{}</c> unless set.</summary>
    public object? Details { get; init; }
}

/// <summary>Ends a call with an error of the caller: ret 400, or 400 plus an offset.</summary>
/// <param name="message">A text, or a key of the message catalog, such as <c>message.self</c>. The default text when empty.</param>
/// <param name="offset">Added to 400; 6 gives 406.</param>
/// <param name="arguments">Values for the placeholders of the message.</param>
public class BadRequestException(string message, int offset, params IReadOnlyList<MessageArgument> arguments)
    : CallException(400 + offset, message.Length == 0 ? "call.refused" : message, arguments)
{
    /// <summary>Ends a call with an error of the caller: ret 400.</summary>
    /// <param name="message">A text, or a key of the message catalog, such as <c>message.self</c>. The default text when empty.</param>
    /// <param name="arguments">Values for the placeholders of the message.</param>
    [OverloadResolutionPriority(1)]
    public BadRequestException(string message, params IReadOnlyList<MessageArgument> arguments)
        : this(message, 0, arguments)
    {
    }
}

/// <summary>Ends a call with an error of the service: ret 500, or 500 plus an offset.</summary>
/// <param name="message">A text, or a key of the message catalog, such as <c>message.self</c>. The default text when empty.</param>
/// <param name="offset">Added to 500; 6 gives 506.</param>
/// <param name="arguments">Values for the placeholders of the message.</param>
public class ServerErrorException(string message, int offset, params IReadOnlyList<MessageArgument> arguments)
    : CallException(500 + offset, message.Length == 0 ? "call.failed" : message, arguments)
{
    /// <summary>Ends a call with an error of the service: ret 500.</summary>
    /// <param name="message">A text, or a key of the message catalog, such as <c>message.self</c>. The default text when empty.</param>
    /// <param name="arguments">Values for the placeholders of the message.</param>
    [OverloadResolutionPriority(1)]
    public ServerErrorException(string message, params IReadOnlyList<MessageArgument> arguments)
        : this(message, 0, arguments)
    {
    }
}

/// <summary>Ends a call with a redirect whose address is in a header or a member of the reply: ret 300, or 300 plus an offset.</summary>
/// <param name="message">A text, or a key of the message catalog, such as <c>message.self</c>. The default text when empty.</param>
/// <param name="offset">Added to 300; 6 gives 306.</param>
/// <param name="arguments">Values for the placeholders of the message.</param>
public class RedirectException(string message, int offset, params IReadOnlyList<MessageArgument> arguments)
    : CallException(300 + offset, message.Length == 0 ? "call.redirected" : message, arguments)
{
    /// <summary>Ends a call with a redirect whose address is in a header or a member of the reply: ret 300.</summary>
    /// <param name="message">A text, or a key of the message catalog, such as <c>message.self</c>. The default text when empty.</param>
    /// <param name="arguments">Values for the placeholders of the message.</param>
    [OverloadResolutionPriority(1)]
    public RedirectException(string message, params IReadOnlyList<MessageArgument> arguments)
        : this(message, 0, arguments)
    {
    }
}

/// <summary>Why a call was refused, not yet formatted as a message.</summary>
/// <param name="Ret">The ret of the reply: 400 for an error of the caller, 500 for an error of the service.</param>
/// <param name="MessageKey">A key of the message catalog, or a text.</param>
/// <param name="Arguments">Values for the placeholders of the message.</param>
public sealed record CallFailure(int Ret, string MessageKey, params IReadOnlyList<MessageArgument> Arguments)
{
    /// <summary>The failure that caused this one; its message replaces <c>{reason}</c>.</summary>
    internal CallFailure? Reason { get; init; }

    /// <summary>All failures, including this one, when there are several or all are requested.</summary>
    internal IReadOnlyList<NamedFailure>? Parts { get; init; }
}
