namespace PhalNet.Docs.Tests.Support;

/// <summary>The shop with all its services, started once for the tests of a class.</summary>
public sealed class EverythingShop : IAsyncLifetime
{
    internal Shop Shop { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Shop = await Shop.StartAsync(Shop.Everything, app => app
        .AddMessages("en", new Dictionary<string, string> { ["shop.gone"] = "The shop is gone.", ["shop.closed"] = "The shop is closed." })
        .AddMessages("zh-CN", new Dictionary<string, string> { ["shop.gone"] = "商店已不存在。", ["shop.closed"] = "商店已关门。" }));

    public ValueTask DisposeAsync() => Shop.DisposeAsync();
}
