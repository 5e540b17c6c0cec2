namespace PhalNet.Conformance.Services;

[Service("App.Sign")]
internal class AppSign
{
    public object index(ICallContext call) => Show(call);

    public object other(ICallContext call) => Show(call);

    public object Pay(ICallContext call) => Show(call);

    private static OrderedDictionary<string, object?> Show(ICallContext call) => new()
    {
        ["ok"] = true,
        ["all"] = Values.PhpArray.From(SentValues.All(call).Select(pair => (pair.Key, pair.Value))),
    };
}
