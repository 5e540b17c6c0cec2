using System.Globalization;
using Microsoft.Extensions.Options;

namespace PhalNet.Compatibility;

internal sealed class HmacSignatureFilter(
    IOptions<HmacSignatureOptions> options, ModuleWhiteLists whiteLists, ISignatureSecrets secrets, TimeProvider time) : ICallFilter
{
    private static readonly CallFailure Wrong = new(406, ProfileMessages.Prefix + MessageKeys.WrongSign);
    private static readonly CallFailure Expired = new(406, ProfileMessages.Prefix + MessageKeys.ExpiredSign);

    private readonly HmacSignatureOptions _options = options.Value;
    private readonly NonceMemory _nonces = new(options.Value.Nonces, options.Value.Window * 2, time);

    public async ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
    {
        var isFree = whiteLists.Contains(call.Action.Module, call.Action.Description);
        return isFree || await CheckAsync(call) is not { } failure ? await next(call) : call.Refuse(failure);
    }

    private async ValueTask<CallFailure?> CheckAsync(ICallContext call)
    {
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

        // Only after the signature has been verified: an unauthenticated caller must not be able to use up nonces.
        return HmacSignature.IsFresh(timestamp, _options.Window, time) && _nonces.TryAdd($"{appKey}\n{nonce}") ? null : Expired;
    }
}

/// <summary>Remembers nonces as long as their signatures are valid. When it is full of valid ones, further nonces are refused.</summary>
internal sealed class NonceMemory(int capacity, TimeSpan lifetime, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _known = [];
    private readonly Queue<(long Added, string Nonce)> _byAge = [];

    public bool TryAdd(string nonce)
    {
        lock (_lock)
        {
            while (_byAge.TryPeek(out var oldest) && time.GetElapsedTime(oldest.Added) > lifetime)
                _known.Remove(_byAge.Dequeue().Nonce);
            if (_byAge.Count >= capacity || !_known.Add(nonce))
                return false;
            _byAge.Enqueue((time.GetTimestamp(), nonce));
            return true;
        }
    }
}
