using System.Globalization;
using Microsoft.Extensions.Options;
using PhalNet.Compatibility.Internal.Messages;
using PhalNet.Compatibility.Internal.Signatures;
using PhalNet.Compatibility.Internal.Values;

namespace PhalNet.Compatibility.Internal.Profile;

internal sealed class HmacSignatureFilter(
    IOptions<HmacSignatureOptions> options, WhiteList whiteList, ISignatureSecrets secrets, TimeProvider time) : ICallFilter
{
    private static readonly CallFailure Wrong = new(406, ProfileMessages.Prefix + MessageKeys.WrongSign);
    private static readonly CallFailure Expired = new(406, ProfileMessages.Prefix + MessageKeys.ExpiredSign);

    private readonly HmacSignatureOptions _options = options.Value;
    private readonly NonceMemory _nonces = new(options.Value.Nonces, options.Value.Window * 2, time);

    public async ValueTask<CallFailure?> CheckAsync(ICallContext call)
    {
        if (whiteList.Contains(call.Action.Description))
            return null;

        var request = PhalApiValues.RequestOf(call.Values).Request;
        var appKey = PhpConvert.ToText(request[_options.AppKeyName]);
        var nonce = PhpConvert.ToText(request[_options.NonceName]);
        var isTimed = long.TryParse(
            PhpConvert.ToText(request[_options.TimestampName]), NumberStyles.None, CultureInfo.InvariantCulture, out var timestamp);
        if (appKey.Length == 0 || nonce.Length is 0 or > 128 || !isTimed)
            return Wrong;

        var secret = await secrets.FindAsync(appKey, call.Cancellation);
        if (secret.IsEmpty || !HmacSignature.IsValid(secret.Span, request, _options.SignName, timestamp, nonce))
            return Wrong;

        // Only after the signature holds: a stranger must not be able to use up nonces.
        return HmacSignature.IsFresh(timestamp, _options.Window, time) && _nonces.TryAdd($"{appKey}\n{nonce}") ? null : Expired;
    }
}
