namespace PhalNet;

/// <summary>Makes calls, with or without HTTP.</summary>
public interface ICallDispatcher
{
    /// <summary>
    /// Makes a call. Whatever the service does becomes a result: only a host that has not started throws. Dispose the result.
    /// </summary>
    ValueTask<CallResult> CallAsync(CallRequest request, CancellationToken cancellation = default);
}
