namespace PhalNet.Conformance.Services;

internal static class SentValues
{
    public static OrderedDictionary<string, object?> All(ICallContext call, ValueSource source = ValueSource.Any)
    {
        var all = new OrderedDictionary<string, object?>();
        foreach (var name in call.Values.Names(source))
            all[name] = Plain(call.Values.Get(name, source));
        return all;
    }

    public static object? Plain(CallValue value) => value.Kind switch
    {
        CallValueKind.Text => value.Text,
        CallValueKind.Json => value.Json.Clone(),
        CallValueKind.Malformed => throw new BadRequestException("request.encoding"),
        _ => null,
    };
}
