namespace PhalNet.Conformance.Services;

[Service("Platform.Order_Line")]
internal class PlatformOrderLine
{
    public object index(ICallContext call) => Echo.Of(call);

    public object add(ICallContext call) => Echo.Of(call);
}
