namespace PhalNet.Conformance.Services;

[Service("Corp_Hr.Pay_Slip")]
internal class CorpPaySlip
{
    public object index(ICallContext call) => Echo.Of(call);
}
