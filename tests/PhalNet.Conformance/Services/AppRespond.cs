namespace PhalNet.Conformance.Services;

/// <summary>Does what the case's <c>respond</c> part says.</summary>
[Service("App.Respond")]
internal sealed class AppRespond(CurrentCase current)
{
    public object? run(ICallContext call) => new Instructions(current.Case!.Respond!.Value, call).Follow();

    public void nothing()
    {
    }

    public object ruled(ICallContext call) => Parameters.Read(call);
}
