namespace PhalNet.Conformance.Services;

[Service("App.Group")]
internal class AppGroup
{
    public object index(ICallContext call) => Echo.Of(call);

    public object show(ICallContext call) => Echo.Of(call);
}
