namespace PhalNet.Conformance.Services;

[Service("App.Magic")]
internal class AppMagic
{
    public object index(ICallContext call) => Echo.Of(call);
}
