namespace PhalNet.Docs.Tests.Services.Models;

/// <summary>A line of an order.</summary>
/// <param name="Sku">The article, as <c>A-1</c>.</param>
/// <param name="Count">How many.</param>
/// <param name="Price">The price of one.</param>
public sealed record OrderLine(string Sku, int Count, decimal Price = 1.5m);
