using Microsoft.Extensions.Options;

namespace PhalNet.Compatibility;

internal sealed class Md5SignatureFilter(IOptions<PhalApiSignatureOptions> options, ModuleWhiteLists whiteLists) : ICallFilter
{
    private static readonly CallFailure Wrong = new(406, ProfileMessages.Prefix + MessageKeys.WrongSign);

    public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
    {
        var isSigned = whiteLists.Contains(call.Action.Module, call.Action.Description)
            || Md5Signature.IsValid(PhalApiValues.RequestOf(call.Values).Request, options.Value.SignName, options.Value.Separator);
        return isSigned ? next(call) : new(call.Refuse(Wrong));
    }
}
