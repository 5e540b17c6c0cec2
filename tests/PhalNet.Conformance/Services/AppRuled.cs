namespace PhalNet.Conformance.Services;

[Service("App.Ruled")]
internal class AppRuled
{
    public object index(ICallContext call)
    {
        var reply = Echo.Of(call);
        reply["n"] = call.GetParameter("n");
        reply["t"] = call.GetParameter("t");
        return reply;
    }
}
