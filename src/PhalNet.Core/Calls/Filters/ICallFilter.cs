namespace PhalNet;

/// <summary>Goes on with a call: the filters further in, then the action. A filter passes on the call that it was given.</summary>
public delegate ValueTask<CallResult> CallNext(ICallContext call);

/// <summary>
/// Stands around a call whose parameters have been checked: signature, authentication, permission, limits. Filters run in the order of
/// <see cref="FilterOrder"/>, those of the same order from the application inwards: application, module, class, action. A filter is
/// made once for its module, or for each call where its constructor takes <see cref="ICallContext"/> or a scoped service.
/// </summary>
public interface ICallFilter
{
    /// <summary>
    /// Gives what <paramref name="next"/> gives, to let the call go on; or a result of its own, such as that of
    /// <see cref="ICallContext.Refuse"/>, to end it. Exceptions of the action come through <paramref name="next"/>; what is not caught is
    /// answered in the end.
    /// </summary>
    ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next);
}

/// <summary>Looks at a call before its parameters are read: rate limits, blocked callers.</summary>
public interface IEarlyCallFilter
{
    /// <summary>Gives null to let the call go on, or a failure to end it.</summary>
    ValueTask<CallFailure?> CheckAsync(ICallContext call);
}

/// <summary>The places of filters: the lowest runs first.</summary>
public static class FilterOrder
{
    /// <summary>Whether the request is what its sender wrote.</summary>
    public const int Signature = 100;

    /// <summary>Who calls.</summary>
    public const int Authentication = 200;

    /// <summary>Whether the caller may.</summary>
    public const int Permission = 300;

    /// <summary>Whether it is too much.</summary>
    public const int Limits = 400;

    /// <summary>Where a filter stands that says nothing about its place.</summary>
    public const int Default = 500;
}
