using System.Runtime.CompilerServices;

namespace PhalNet;

/// <summary>Ends a call with a ret and a message of its own. Anything else an action throws is answered with ret 500 and logged.</summary>
/// <param name="ret">The ret of the reply.</param>
/// <param name="message">A text, or a key of the message catalog: words with dots between them, such as <c>message.self</c>.</param>
/// <param name="arguments">Values for the placeholders of the message.</param>
public class CallException(int ret, string message, params IReadOnlyList<MessageArgument> arguments) : Exception(message)
{
    /// <summary>The ret of the reply.</summary>
    public int Ret { get; } = ret;

    /// <summary>Values for the placeholders of the message.</summary>
    public IReadOnlyList<MessageArgument> Arguments { get; } = arguments;

    /// <summary>What the reply's <c>data</c> tells beyond the message, such as when to try again; <c>{}</c> unless it is set.</summary>
    public object? Details { get; init; }
}

/// <summary>Ends a call with what the caller did wrong: ret 400, or 400 plus an offset.</summary>
/// <param name="message">A text, or a key of the message catalog, such as <c>message.self</c>. A general text when empty.</param>
/// <param name="offset">Added to 400; 6 gives 406.</param>
/// <param name="arguments">Values for the placeholders of the message.</param>
public class BadRequestException(string message, int offset, params IReadOnlyList<MessageArgument> arguments)
    : CallException(400 + offset, message.Length == 0 ? "call.refused" : message, arguments)
{
    /// <summary>Ends a call with what the caller did wrong: ret 400.</summary>
    /// <param name="message">A text, or a key of the message catalog, such as <c>message.self</c>. A general text when empty.</param>
    /// <param name="arguments">Values for the placeholders of the message.</param>
    [OverloadResolutionPriority(1)]
    public BadRequestException(string message, params IReadOnlyList<MessageArgument> arguments)
        : this(message, 0, arguments)
    {
    }
}

/// <summary>Ends a call with a fault of the service: ret 500, or 500 plus an offset.</summary>
/// <param name="message">A text, or a key of the message catalog, such as <c>message.self</c>. A general text when empty.</param>
/// <param name="offset">Added to 500; 6 gives 506.</param>
/// <param name="arguments">Values for the placeholders of the message.</param>
public class ServerErrorException(string message, int offset, params IReadOnlyList<MessageArgument> arguments)
    : CallException(500 + offset, message.Length == 0 ? "call.failed" : message, arguments)
{
    /// <summary>Ends a call with a fault of the service: ret 500.</summary>
    /// <param name="message">A text, or a key of the message catalog, such as <c>message.self</c>. A general text when empty.</param>
    /// <param name="arguments">Values for the placeholders of the message.</param>
    [OverloadResolutionPriority(1)]
    public ServerErrorException(string message, params IReadOnlyList<MessageArgument> arguments)
        : this(message, 0, arguments)
    {
    }
}

/// <summary>Ends a call with a redirect, whose address is a header or a member of the reply: ret 300, or 300 plus an offset.</summary>
/// <param name="message">A text, or a key of the message catalog, such as <c>message.self</c>. A general text when empty.</param>
/// <param name="offset">Added to 300; 6 gives 306.</param>
/// <param name="arguments">Values for the placeholders of the message.</param>
public class RedirectException(string message, int offset, params IReadOnlyList<MessageArgument> arguments)
    : CallException(300 + offset, message.Length == 0 ? "call.redirected" : message, arguments)
{
    /// <summary>Ends a call with a redirect, whose address is a header or a member of the reply: ret 300.</summary>
    /// <param name="message">A text, or a key of the message catalog, such as <c>message.self</c>. A general text when empty.</param>
    /// <param name="arguments">Values for the placeholders of the message.</param>
    [OverloadResolutionPriority(1)]
    public RedirectException(string message, params IReadOnlyList<MessageArgument> arguments)
        : this(message, 0, arguments)
    {
    }
}

/// <summary>Why a call was refused, before it is put into words.</summary>
/// <param name="Ret">The ret of the reply: 400 for what the caller can mend, 500 for a fault of the service.</param>
/// <param name="MessageKey">A key of the message catalog, or a text of one's own.</param>
/// <param name="Arguments">Values for the placeholders of the message.</param>
public sealed record CallFailure(int Ret, string MessageKey, params IReadOnlyList<MessageArgument> Arguments)
{
    /// <summary>What the cause says; put into words it takes the place of <c>{reason}</c>.</summary>
    internal CallFailure? Reason { get; init; }

    /// <summary>All that is wrong, this first, where there is more than one or all are asked for.</summary>
    internal IReadOnlyList<NamedFailure>? Parts { get; init; }
}
