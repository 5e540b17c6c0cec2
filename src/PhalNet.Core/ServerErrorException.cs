namespace PhalNet;

/// <summary>Ends a call with a fault of the service: ret 500 plus an offset.</summary>
/// <param name="message">A text, or a key of the message catalog, which is words with dots between them, such as <c>message.self</c>. A general
/// text when empty.</param>
/// <param name="offset">Added to 500; 6 gives 506.</param>
/// <param name="arguments">Values for the placeholders of the message.</param>
public class ServerErrorException(string message, int offset = 0, params IReadOnlyList<MessageArgument> arguments)
    : CallException(500 + offset, message.Length == 0 ? "call.failed" : message, arguments);
