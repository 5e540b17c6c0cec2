using Api;

using var http = new HttpClient();
var client = new Client(http) { BaseUrl = args[0] };

await Say("find", async () => { var reply = await client.App_Orders_FindAsync(new OrdersFindRequest { Id = 7 }); return (reply.Ret, reply.Msg, reply.Data); });
await Say("lines", async () => { var reply = await client.App_Orders_LinesAsync(new OrdersLinesRequest { Id = 7 }); return (reply.Ret, reply.Msg, reply.Data); });
await Say("count", async () => { var reply = await client.App_Orders_CountAsync(new OrdersCountRequest { Id = 7 }); return (reply.Ret, reply.Msg, reply.Data); });
await Say("place", async () =>
{
    var reply = await client.App_Orders_PlaceAsync(new OrdersPlaceRequest { Line = new OrderLineInput { Sku = "y", Qty = 3 } });
    return (reply.Ret, reply.Msg, reply.Data);
});
await Say("drop", async () => { var reply = await client.App_Orders_DropAsync(new OrdersDropRequest { Id = 7 }); return (reply.Ret, reply.Msg, reply.Data); });
await Say("find refused", async () => { var reply = await client.App_Orders_FindAsync(new OrdersFindRequest { Id = 100 }); return (reply.Ret, reply.Msg, reply.Data); });
await Say("lines refused", async () => { var reply = await client.App_Orders_LinesAsync(new OrdersLinesRequest { Id = 100 }); return (reply.Ret, reply.Msg, reply.Data); });
await Say("count refused", async () => { var reply = await client.App_Orders_CountAsync(new OrdersCountRequest { Id = 100 }); return (reply.Ret, reply.Msg, reply.Data); });
await Say("drop refused", async () => { var reply = await client.App_Orders_DropAsync(new OrdersDropRequest { Id = 100 }); return (reply.Ret, reply.Msg, reply.Data); });

static async Task Say(string name, Func<Task<(int Ret, string Msg, object Data)>> call)
{
    var (ret, message, data) = await call();
    Console.WriteLine($"{name}|{ret}|{message}|{string.Concat($"{data}".Where(letter => !char.IsWhiteSpace(letter)))}");
}
