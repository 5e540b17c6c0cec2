namespace PhalNet.Docs.Tests.Services.Sales
{
    /// <summary>Where things are sold.</summary>
    [Service("Shop.Desk")]
    public sealed class Desk
    {
        /// <summary>Sell</summary>
        public Receipt Sell() => new(1.5m);
    }

    public sealed record Receipt(decimal Price);
}

namespace PhalNet.Docs.Tests.Services.Stock
{
    /// <summary>Where things are kept.</summary>
    [Service("Shop.Store")]
    public sealed class Store
    {
        /// <summary>Take in</summary>
        public Receipt TakeIn() => new(2);
    }

    public sealed record Receipt(double Weight);
}
