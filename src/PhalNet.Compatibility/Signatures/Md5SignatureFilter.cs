using Microsoft.Extensions.Options;

namespace PhalNet.Compatibility;

internal sealed class Md5SignatureFilter(IOptions<PhalApiSignatureOptions> options, ModuleWhiteLists whiteLists) : ICallFilter
{
    private static readonly CallFailure Wrong = new(406, ProfileMessages.Prefix + MessageKeys.WrongSign);

    public ValueTask<CallFailure?> CheckAsync(ICallContext call)
    {
        if (whiteLists.Contains(call.Action.Description))
            return new((CallFailure?)null);
        var request = PhalApiValues.RequestOf(call.Values).Request;
        return new(Md5Signature.IsValid(request, options.Value.SignName, options.Value.Separator) ? null : Wrong);
    }
}
