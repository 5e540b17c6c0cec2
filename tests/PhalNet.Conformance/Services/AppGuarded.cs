namespace PhalNet.Conformance.Services;

[Service("App.Guarded")]
[Filter(typeof(Guard))]
internal class AppGuarded
{
    public object index(ICallContext call) => Echo.Of(call);

    public object open(ICallContext call) => Echo.Of(call);
}
