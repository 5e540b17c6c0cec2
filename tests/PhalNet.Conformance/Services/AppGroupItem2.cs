namespace PhalNet.Conformance.Services;

[Service("App.Group_item2")]
internal class AppGroupItem2
{
    public object index(ICallContext call) => Echo.Of(call);
}
