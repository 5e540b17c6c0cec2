using System.ComponentModel.DataAnnotations;

namespace PhalNet.Docs.Clients.Tests.Running;

/// <summary>Replies of all types, and refusals, for clients generated from the OpenAPI document.</summary>
[Service("App.Orders")]
public sealed class Orders
{
    [Verbs("POST")]
    public Order Find([Range(1, 99)] int id) => new(id, "A-1", Order.Large, [new("x", 2)]);

    [Verbs("POST")]
    public OrderLine[] Lines([Range(1, 99)] int id) => [new("x", id)];

    [Verbs("POST")]
    public long Count([Range(1, 99)] int id) => Order.Large + id;

    [Verbs("POST")]
    public string Place(OrderLine line) => $"{line.Sku} {line.Qty}";

    [Verbs("POST")]
    public void Drop([Range(1, 99)] int id) => _ = id;
}

/// <summary>An order.</summary>
public sealed record Order(int Id, string Sku, long Number, IReadOnlyList<OrderLine> Lines, string? Note = null)
{
    public const long Large = 9_007_199_254_740_993;
}

public sealed record OrderLine(string Sku, [Range(1, 10)] int Qty);
