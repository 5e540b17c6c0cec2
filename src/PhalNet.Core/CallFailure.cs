namespace PhalNet;

/// <summary>Why a call was refused, before it is put into words.</summary>
/// <param name="Ret">The ret of the reply: 400 for what the caller can mend, 500 for a fault of the service.</param>
/// <param name="MessageKey">A key of the message catalog, or a text of one's own.</param>
/// <param name="Arguments">Values for the placeholders of the message.</param>
public sealed record CallFailure(int Ret, string MessageKey, params IReadOnlyList<MessageArgument> Arguments);
