namespace PhalNet.Conformance.Services;

/// <summary>The user check that refuses everyone.</summary>
internal sealed class Guard : ICallFilter
{
    public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next) => new(call.Refuse(new(406, "guard says no")));
}
