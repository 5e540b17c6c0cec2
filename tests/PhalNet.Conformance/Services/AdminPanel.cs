namespace PhalNet.Conformance.Services;

[Service("Platform_Admin.Panel")]
internal class AdminPanel
{
    public object index(ICallContext call) => Echo.Of(call);

    public object show(ICallContext call) => Echo.Of(call);
}
