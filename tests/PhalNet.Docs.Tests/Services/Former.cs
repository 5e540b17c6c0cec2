namespace PhalNet.Docs.Tests.Services;

[Service("Shop.Former")]
[Obsolete]
public sealed class Former
{
    public int Number() => 1;
}
