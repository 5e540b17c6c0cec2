using PhalNet.Testing;

public sealed class DeskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Order_WhileTheDeskIsOpen_IsTaken()
    {
        await using var app = await TestApp.StartAsync(typeof(Desk).Assembly, Cancellation);
        app.Time.SetUtcNow(new(2030, 1, 31, 9, 0, 0, TimeSpan.Zero));

        var order = await app.CallAsync<Order>("Orders.Desk.Place", new { article = "lamp" }, Cancellation);

        Assert.Equal(new Order(1, "lamp"), order);
    }

    [Fact]
    public async Task Order_BeforeTheDeskOpens_IsRefused()
    {
        await using var app = await TestApp.StartAsync(
            test => test.AddModule(typeof(Desk).Assembly).Configure("Orders:OpensAt", "10").Configure("PhalNet:Language", "en"), Cancellation);
        app.Time.SetUtcNow(new(2030, 1, 31, 9, 0, 0, TimeSpan.Zero));

        var reply = await app.CallAsync("Orders.Desk.Place", new { article = "lamp" }, Cancellation);

        reply.ShouldFail(403, "Orders are taken from 10 o'clock.");
    }
}
