namespace PhalNet.Conformance.Services;

[Service("App.Member")]
internal class AppMember
{
    public object index(ICallContext call) => Show(call);

    public object listAll(ICallContext call) => Show(call);

    public object Profile(ICallContext call) => Show(call);

    private static OrderedDictionary<string, object?> Show(ICallContext call)
    {
        var action = (ActionDescription)call.Action.Description;
        return new()
        {
            ["ran"] = $"{action.Namespace}.{action.Class}.{action.Method.Name}",
            ["params"] = Values.PhpArray.From(Parameters.Read(call).Select(pair => (pair.Key, pair.Value))),
        };
    }
}
