namespace PhalNet.Conformance.Services;

/// <summary>Follows the case's <c>respond</c> part.</summary>
[Service("App.Respond")]
internal sealed class AppRespond(CurrentCase current)
{
    public object? run(ICallContext call) => new Instructions(current.Case!.Respond!.Value, call).Follow();

    public void nothing()
    {
    }

    public object ruled(ICallContext call) => Parameters.Read(call);
}
