using PhalNet.Compatibility.Internal.Values;

namespace PhalNet.Compatibility.Internal.Rules;

/// <summary>What a callback gives back: a value (null counts as missing), or a ret and a text to refuse with.</summary>
internal readonly record struct CallbackResult(PhpValue Value, int Ret = 200, string? Message = null)
{
    public static CallbackResult Refuse(int ret, string message) => new(PhpValue.Null, ret, message);
}
