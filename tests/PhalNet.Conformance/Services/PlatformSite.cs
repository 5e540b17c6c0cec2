namespace PhalNet.Conformance.Services;

[Service("Platform.Site")]
internal class PlatformSite
{
    public object index(ICallContext call) => Echo.Of(call);

    public object about(ICallContext call) => Echo.Of(call);
}
