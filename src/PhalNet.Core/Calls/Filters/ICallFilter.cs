namespace PhalNet;

/// <summary>Continues a call with the inner filters and the action. A filter passes on the call that it received.</summary>
public delegate ValueTask<CallResult> CallNext(ICallContext call);

/// <summary>
/// Wraps a call whose parameters have been checked: signature, authentication, permission, limits. Filters run in the order of
/// <see cref="FilterOrder"/>; filters of the same order run from the outside in: application, module, class, action. A filter is created
/// once per module, or once per call if its constructor takes <see cref="ICallContext"/> or a scoped service.
/// </summary>
public interface ICallFilter
{
    /// <summary>
    /// Returns the result of <paramref name="next"/> to continue the call, or another result, such as that of
    /// <see cref="ICallContext.Refuse"/>, to end it. Exceptions of the action propagate through <paramref name="next"/>; uncaught ones
    /// become an error reply.
    /// </summary>
    ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next);
}

/// <summary>Checks a call before its parameters are read: rate limits, blocked callers.</summary>
public interface IEarlyCallFilter
{
    /// <summary>Returns null to continue the call, or a failure to end it.</summary>
    ValueTask<CallFailure?> CheckAsync(ICallContext call);
}

/// <summary>The orders of filters; the lowest runs first.</summary>
public static class FilterOrder
{
    /// <summary>Verifies that the request is authentic.</summary>
    public const int Signature = 100;

    /// <summary>Identifies the caller.</summary>
    public const int Authentication = 200;

    /// <summary>Checks the caller's permissions.</summary>
    public const int Permission = 300;

    /// <summary>Applies rate limits and quotas.</summary>
    public const int Limits = 400;

    /// <summary>The order of a filter that does not set one.</summary>
    public const int Default = 500;
}
