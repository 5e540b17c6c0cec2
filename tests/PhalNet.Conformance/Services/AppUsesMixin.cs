namespace PhalNet.Conformance.Services;

[Service("App.UsesMixin")]
internal class AppUsesMixin
{
    public object own(ICallContext call) => Echo.Of(call);

    public object index(ICallContext call) => Echo.Of(call);

    public object mixed_in(ICallContext call) => Echo.Of(call);
}
