namespace PhalNet.Conformance.Services;

[Service("App.Probe")]
[Verbs("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")]
internal sealed class AppProbe(CurrentCase current)
{
    public object rule(ICallContext call) => current.IsRefused
        ? throw new ServerErrorException("the rule was refused where it was declared")
        : new Dictionary<string, object?> { ["value"] = Shown(Parameters.Read(call).GetValueOrDefault("value")) };

    // The Strict profile reads a date as a point in time; the rules of the cases expect seconds.
    private static object? Shown(object? value) => value is DateTimeOffset point ? point.ToUnixTimeSeconds() : value;
}
