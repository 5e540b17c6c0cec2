namespace PhalNet.Docs.Tests.Services;

/// <summary>The books, which are not for everybody.</summary>
[Service("Books.Ledger")]
public sealed class Ledger
{
    /// <summary>Close the year</summary>
    public int Close() => 0;
}
