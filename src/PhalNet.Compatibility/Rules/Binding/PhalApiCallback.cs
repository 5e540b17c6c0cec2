namespace PhalNet.Compatibility;

/// <summary>A function for rules of type callback. It refuses a value by throwing a <see cref="CallException"/>.</summary>
/// <param name="value">The sent value: null, bool, long, double, string, a list or a dictionary.</param>
/// <param name="rule">The rule, by member.</param>
/// <param name="parameters">The rule's <c>params</c>; null for none.</param>
/// <returns>The value to use; null counts as missing.</returns>
public delegate object? PhalApiCallback(object? value, IReadOnlyDictionary<string, object?> rule, object? parameters);

/// <summary>Adapts an application's functions for rules.</summary>
internal static class ApplicationFunctions
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
