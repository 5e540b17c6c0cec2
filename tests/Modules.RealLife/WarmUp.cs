using Microsoft.EntityFrameworkCore;
using PhalNet;

namespace Modules.RealLife;

/// <summary>Uses everything that calls use once, so that the first calls need not wait for its compilation.</summary>
/// <param name="shop">The database.</param>
/// <param name="rates">The rates.</param>
public sealed class WarmUp(ShopContext shop, RateClient rates) : IModuleSelfTest
{
    /// <inheritdoc/>
    public async Task TestAsync(CancellationToken cancellation)
    {
        var order = new Order { Kind = GoodsKind.Book, Customer = "test" };
        order.Lines.Add(new() { Name = "test", Count = 1 });
        shop.Orders.Add(order);
        await shop.SaveChangesAsync(cancellation);
        await rates.GetAsync("EUR", cancellation);
        var count = await shop.Orders.AsNoTracking().Where(each => each.Kind == GoodsKind.Food).OrderByDescending(each => each.Id).Take(1)
            .Select(each => new ListedOrder(each.Id, each.Customer, each.Lines.Count, 0)).ToListAsync(cancellation);
        var last = await shop.Orders.MaxAsync(each => (long?)each.Id, cancellation) ?? 0;
        await shop.Orders.Where(each => each.Id <= last - 1000 - count.Count).ExecuteDeleteAsync(cancellation);
    }
}
