namespace PhalNet.Conformance.Services;

[Service("App.Group_Item")]
internal class AppGroupItem
{
    public object index(ICallContext call) => Echo.Of(call);

    public object show(ICallContext call) => Echo.Of(call);
}
