namespace PhalNet.Conformance.Services;

[Service("App.Plain")]
internal class AppPlain
{
    public object index() => throw new ServerErrorException("this class is no service");
}
