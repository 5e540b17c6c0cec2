namespace PhalNet;

/// <summary>Looks at a call after its parameters have been checked: signature, authentication, permission, limits.</summary>
public interface ICallFilter
{
    /// <summary>Gives null to let the call go on, or a failure to end it.</summary>
    ValueTask<CallFailure?> CheckAsync(ICallContext call);
}

/// <summary>Looks at a call before its parameters are read: rate limits, blocked callers.</summary>
public interface IEarlyCallFilter
{
    /// <summary>Gives null to let the call go on, or a failure to end it.</summary>
    ValueTask<CallFailure?> CheckAsync(ICallContext call);
}
