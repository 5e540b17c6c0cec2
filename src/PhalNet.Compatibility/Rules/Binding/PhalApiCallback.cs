namespace PhalNet.Compatibility;

/// <summary>A function that a rule of type callback names. It refuses a value by throwing a <see cref="CallException"/>.</summary>
/// <param name="value">The value sent: null, bool, long, double, string, a list or a dictionary.</param>
/// <param name="rule">The rule, member by member.</param>
/// <param name="parameters">The rule's <c>params</c>, null when it has none.</param>
/// <returns>The value to use; null counts as missing.</returns>
public delegate object? PhalApiCallback(object? value, IReadOnlyDictionary<string, object?> rule, object? parameters);

/// <summary>Lets an application's functions be called by rules.</summary>
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
