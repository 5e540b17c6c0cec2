namespace PhalNet.Conformance.Services;

[Service("App.Group_Deep_Leaf")]
internal class AppGroupDeepLeaf
{
    public object index(ICallContext call) => Echo.Of(call);

    public object show(ICallContext call) => Echo.Of(call);
}
