using Shop.Api;
using Shop.Api.Models;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

var client = new Client(new HttpClientRequestAdapter(new AnonymousAuthenticationProvider()) { BaseUrl = args[0].TrimEnd('/') });

foreach (var id in new[] { 7, 100 })
{
    var found = await client.Api.AppOrdersFind.PostAsync(new() { Id = id });
    Console.WriteLine($"find|{found!.Ret}|{found.Msg}|{found.Data?.Sku} {found.Data?.Number} {found.Data?.Lines?.Count}");
    var lines = await client.Api.AppOrdersLines.PostAsync(new() { Id = id });
    Console.WriteLine($"lines|{lines!.Ret}|{lines.Msg}|{lines.Data?.FirstOrDefault()?.Qty}");
    var count = await client.Api.AppOrdersCount.PostAsync(new() { Id = id });
    Console.WriteLine($"count|{count!.Ret}|{count.Msg}|{count.Data}");
}

var placed = await client.Api.AppOrdersPlace.PostAsync(new() { Line = new OrderLineInput { Sku = "y", Qty = 3 } });
Console.WriteLine($"place|{placed!.Ret}|{placed.Msg}|{placed.Data}");
