namespace PhalNet.Conformance.Services;

[Service("App.VerbsChild")]
internal sealed class AppVerbsChild : AppVerbs
{
    public override object postOnly(ICallContext call) => Echo.Of(call);

    public override object putOnly(ICallContext call) => Echo.Of(call);
}
