using PhalNet.Compatibility.Internal.Rules;
using PhalNet.Compatibility.Internal.Transforms;
using PhalNet.Compatibility.Internal.Values;

namespace PhalNet.Compatibility.Internal.Profile;

/// <summary>Lets an application's functions be called by rules.</summary>
internal static class Functions
{
    public static PhpCallback Callback(PhalApiCallback callback) => (value, rule, parameters) =>
    {
        try
        {
            return new CallbackResult(PhpObjects.FromObject(callback(
                PhpObjects.ToObject(value), PhpObjects.ToDictionary(rule), parameters is { } given ? PhpObjects.ToObject(given) : null)));
        }
        catch (CallException refusal)
        {
            return CallbackResult.Refuse(refusal.Ret, refusal.Message);
        }
    };

    public static PhpTransform Transform(Func<object?, object?> function) => (PhpValue value, out PhpValue result) =>
    {
        result = PhpObjects.FromObject(function(PhpObjects.ToObject(value)));
        return true;
    };
}
