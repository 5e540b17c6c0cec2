namespace PhalNet.Hosting.Tests.Services;

[Service("App.Site")]
public sealed class Site
{
    public string Index() => "site of App";
}
