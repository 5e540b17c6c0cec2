namespace PhalNet.Conformance.Services;

[Service("App.Child")]
internal class AppChild : AppBase
{
    public object own(ICallContext call) => Echo.Of(call);

    public object innerOnly(ICallContext call) => Echo.Of(call);

    public override object overridden(ICallContext call) => Echo.Of(call);
}
