namespace PhalNet.Conformance.Services;

[Service("Corp_Hr.Staff")]
internal class CorpStaff
{
    public object index(ICallContext call) => Echo.Of(call);

    public object list(ICallContext call) => Echo.Of(call);
}
