namespace PhalNet.Conformance.Services;

[Service("App.V2")]
internal class AppV2
{
    public object index(ICallContext call) => Echo.Of(call);

    public object ping(ICallContext call) => Echo.Of(call);
}
