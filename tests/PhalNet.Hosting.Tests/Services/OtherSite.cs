namespace PhalNet.Hosting.Tests.Services;

[Service("Other.Site")]
public sealed class OtherSite
{
    public string Index() => "site of Other";
}
