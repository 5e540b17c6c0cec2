namespace PhalNet.Conformance.Services;

/// <summary>The user check that refuses everyone.</summary>
internal sealed class Guard : ICallFilter
{
    public ValueTask<CallFailure?> CheckAsync(ICallContext call) => new(new CallFailure(406, "guard says no"));
}
