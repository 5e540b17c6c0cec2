namespace PhalNet.Conformance.Services;

[Service("App.Probe")]
internal sealed class AppProbe(CurrentCase current)
{
    public object rule(ICallContext call) => current.IsRefused
        ? throw new ServerErrorException("the rule was refused where it was declared")
        : new Dictionary<string, object?> { ["value"] = Parameters.Read(call).GetValueOrDefault("value") };
}
