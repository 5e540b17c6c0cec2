namespace PhalNet.Conformance.Services;

[Service("App.Site")]
internal class AppSite
{
    public object index(ICallContext call) => Echo.Of(call);

    public object about(ICallContext call) => Echo.Of(call);
}
