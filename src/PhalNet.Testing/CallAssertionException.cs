namespace PhalNet.Testing;

/// <summary>
/// A reply is not as expected. The message contains the call, its reply and its timeline; the inner exception is the one behind a ret of
/// 500 or more.
/// </summary>
/// <param name="reply">The reply.</param>
/// <param name="expectation">What was expected, such as <c>expected ret 200</c>.</param>
public sealed class CallAssertionException(CallReply reply, string expectation)
    : Exception($"{reply.Service} returned ret {reply.Ret}, {expectation}.{Environment.NewLine}{Timeline.Write(reply)}", reply.Exception)
{
    /// <summary>The reply.</summary>
    public CallReply Reply => reply;
}
