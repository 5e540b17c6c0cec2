namespace PhalNet.Conformance.Services;

[Service("App.Base")]
internal class AppBase
{
    public object index(ICallContext call) => Echo.Of(call);

    public object common(ICallContext call) => Echo.Of(call);

    public virtual object overridden(ICallContext call) => Echo.Of(call);
}
