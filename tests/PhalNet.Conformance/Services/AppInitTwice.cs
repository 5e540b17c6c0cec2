namespace PhalNet.Conformance.Services;

[Service("App.InitTwice")]
internal class AppInitTwice
{
    public object index() => new { count = 1 };
}
