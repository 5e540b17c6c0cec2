namespace PhalNet;

/// <summary>Ends a call with what the caller did wrong: ret 400 plus an offset.</summary>
/// <param name="message">A text, or a key of the message catalog, which is words with dots between them, such as <c>message.self</c>. A general
/// text when empty.</param>
/// <param name="offset">Added to 400; 6 gives 406.</param>
/// <param name="arguments">Values for the placeholders of the message.</param>
public class BadRequestException(string message, int offset = 0, params IReadOnlyList<MessageArgument> arguments)
    : CallException(400 + offset, message.Length == 0 ? "call.refused" : message, arguments);
