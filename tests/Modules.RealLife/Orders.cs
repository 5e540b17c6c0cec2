using System.ComponentModel.DataAnnotations;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PhalNet;

namespace Modules.RealLife;

/// <summary>Orders: a database, validation of nested objects, an HTTP client, events, logs.</summary>
[Service]
public sealed partial class Orders(ShopContext shop, RateClient rates, IHttpClientFactory clients, Clock clock, ICallContext call, ILogger<Orders> logger)
{
    /// <summary>Places an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="currency">The currency of the sum.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <returns>The order that was placed.</returns>
    public async Task<PlacedOrder> Place(
        OrderForm order, [AllowedValues("EUR", "CNY"), StringLength(3)] string currency = "CNY", CancellationToken cancellation = default)
    {
        using var scope = logger.BeginScope(new OrderScope(order.Customer, order.Kind));
        var placed = new Order { Kind = order.Kind, Customer = order.Customer };
        placed.Lines.AddRange(order.Lines.Select(line => new OrderLine { Name = line.Name, Count = line.Count }));
        shop.Orders.Add(placed);
        await shop.SaveChangesAsync(cancellation);
        var rate = await rates.GetAsync(currency, cancellation);
        Placed(logger, placed.Id, order.Kind);
        return new(placed.Id, placed.Kind, placed.Lines.Sum(line => line.Count), rate.Value, clock.Ticks);
    }

    /// <summary>The latest orders of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    public async Task<IReadOnlyList<ListedOrder>> Latest(
        GoodsKind kind = GoodsKind.Book, [Range(1, 100)] int count = 10, CancellationToken cancellation = default)
    {
        using var client = clients.CreateClient("real");
        return await shop.Orders.AsNoTracking().Where(order => order.Kind == kind).OrderByDescending(order => order.Id).Take(count)
            .Select(order => new ListedOrder(order.Id, order.Customer, order.Lines.Count, client.Timeout.TotalSeconds))
            .ToListAsync(cancellation);
    }

    /// <summary>Deletes all orders but the latest.</summary>
    /// <param name="keep">How many to keep.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    public async Task<int> Forget([Range(0, 1000)] int keep = 100, CancellationToken cancellation = default)
    {
        var last = await shop.Orders.MaxAsync(order => (long?)order.Id, cancellation) ?? 0;
        return await shop.Orders.Where(order => order.Id <= last - keep).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Sends the clock's ticks until the caller disconnects or the module drains.</summary>
    public EventStreamReply Watch() => new(TicksAsync());

    private async IAsyncEnumerable<SseItem<string>> TicksAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (!call.Draining.IsCancellationRequested)
        {
            yield return new($"{clock.Ticks}");
            await Task.Delay(20, cancellation);
        }
    }

    [LoggerMessage(LogLevel.Information, "order {Order} of {Kind} is placed")]
    private static partial void Placed(ILogger logger, long order, GoodsKind kind);

    private sealed record OrderScope(string Customer, GoodsKind Kind);
}

/// <summary>An order as it is sent.</summary>
public sealed class OrderForm : IValidatableObject
{
    /// <summary>The customer.</summary>
    [StringLength(40, MinimumLength = 1)]
    public required string Customer { get; init; }

    /// <summary>The kind of goods.</summary>
    [EnumDataType(typeof(GoodsKind))]
    public GoodsKind Kind { get; init; }

    /// <summary>Its lines.</summary>
    [Length(1, 20)]
    public required IReadOnlyList<LineForm> Lines { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Lines.Sum(line => line.Count) > 100 ? [new("too many", [nameof(Lines)])] : [];
}

/// <summary>A line of an order as it is sent.</summary>
public sealed class LineForm
{
    /// <summary>The name of the article.</summary>
    [Required, StringLength(40)]
    public required string Name { get; init; }

    /// <summary>How many.</summary>
    [Range(1, 50)]
    public int Count { get; init; } = 1;
}

/// <summary>An order that was placed.</summary>
public sealed record PlacedOrder(long Id, GoodsKind Kind, int Count, decimal Rate, int Ticks);

/// <summary>An order in a list.</summary>
public sealed record ListedOrder(long Id, string Customer, int Lines, double Patience);
