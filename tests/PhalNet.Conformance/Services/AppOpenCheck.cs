namespace PhalNet.Conformance.Services;

[Service("App.OpenCheck")]
internal class AppOpenCheck
{
    public object index() => new { @checked = 1 };
}
