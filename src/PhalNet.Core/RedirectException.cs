namespace PhalNet;

/// <summary>Ends a call with a redirect, whose address is a header or a member of the reply: ret 300 plus an offset.</summary>
/// <param name="message">A text, or a key of the message catalog, which is words with dots between them, such as <c>message.self</c>. A general
/// text when empty.</param>
/// <param name="offset">Added to 300; 6 gives 306.</param>
/// <param name="arguments">Values for the placeholders of the message.</param>
public class RedirectException(string message, int offset = 0, params IReadOnlyList<MessageArgument> arguments)
    : CallException(300 + offset, message.Length == 0 ? "call.redirected" : message, arguments);
