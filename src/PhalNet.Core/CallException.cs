namespace PhalNet;

/// <summary>Ends a call with a ret and a message of its own. Anything else an action throws is answered with ret 500 and logged.</summary>
/// <param name="ret">The ret of the reply.</param>
/// <param name="message">A text, or a key of the message catalog, which is words with dots between them, such as <c>message.self</c>.</param>
/// <param name="arguments">Values for the placeholders of the message.</param>
public class CallException(int ret, string message, params IReadOnlyList<MessageArgument> arguments) : Exception(message)
{
    /// <summary>The ret of the reply.</summary>
    public int Ret { get; } = ret;

    /// <summary>Values for the placeholders of the message.</summary>
    public IReadOnlyList<MessageArgument> Arguments { get; } = arguments;
}
