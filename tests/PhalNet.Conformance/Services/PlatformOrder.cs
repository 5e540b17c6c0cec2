namespace PhalNet.Conformance.Services;

[Service("Platform.Order")]
internal class PlatformOrder
{
    public object index(ICallContext call) => Echo.Of(call);

    public object detail(ICallContext call) => Echo.Of(call);

    public object Cancel(ICallContext call) => Echo.Of(call);
}
