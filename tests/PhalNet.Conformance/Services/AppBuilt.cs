namespace PhalNet.Conformance.Services;

[Service("App.Built")]
internal class AppBuilt
{
    private readonly int _times = 1;

    public object index() => new { times = _times };
}
