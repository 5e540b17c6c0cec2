using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace PhalNet.Testing.Tests;

public sealed class TestAppTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_WithTypedParameters_GivesTypedData()
    {
        await using var app = await StartAsync();

        var order = await app.CallAsync<OrderView>(
            "Shop.Order.Get", new { id = 7, state = OrderState.SentBack, placedBy = "Ada" }, Cancellation);

        order.ShouldBe(new OrderView(7, OrderState.SentBack, "Ada", 12, app.Time.GetUtcNow()));
    }

    [Fact]
    public async Task Call_TakesParametersOfATypeAndOfADictionary()
    {
        await using var app = await StartAsync();

        var typed = await app.CallAsync<OrderView>(
            "Shop.Order.Get", new GetOrder(3, OrderState.SentBack) { Buyer = "Bea" }, Cancellation);
        var named = await app.CallAsync<OrderView>(
            "Shop.Order.Get",
            new Dictionary<string, object?> { ["id"] = "3", ["state"] = "sent_back", ["placed_by"] = "Bea" },
            Cancellation);
        var json = await app.CallAsync<OrderView>(
            "Shop.Order.Get", JsonSerializer.SerializeToElement(new { id = 3, state = "sent_back", placed_by = "Bea" }), Cancellation);

        named.ShouldBe(typed);
        json.ShouldBe(typed);
        typed.PlacedBy.ShouldBe("Bea");
    }

    [Fact]
    public async Task Call_WithATokenInThePlaceOfParameters_SaysWhatToGive()
    {
        await using var app = await StartAsync();

        var exception = await Should.ThrowAsync<ArgumentException>(() => app.CallAsync("Shop.Order.Get", (object)Cancellation));

        exception.Message.ShouldContain("new { id = 7 }");
    }

    [Fact]
    public async Task Call_OfAUserInALanguage_IsMadeAsSuch()
    {
        await using var app = await StartAsync();
        var ada = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, "Ada")], "test"));

        var reply = await app.CallAsync(new TestCall("Shop.Order.Who") { User = ada, Language = "en" }, Cancellation);

        reply.ShouldSucceed<string>().ShouldBe("Ada en");
    }

    [Fact]
    public async Task Time_StandsStill_UntilItIsMoved()
    {
        await using var app = await StartAsync();
        var before = await app.CallAsync<OrderView>("Shop.Order.Get", new { id = 1 }, Cancellation);

        app.Time.Advance(TimeSpan.FromDays(3));
        var after = await app.CallAsync<OrderView>("Shop.Order.Get", new { id = 1 }, Cancellation);

        (after.At - before.At).ShouldBe(TimeSpan.FromDays(3));
    }

    [Fact]
    public async Task Services_OfTheHost_AreReplaced()
    {
        await using var app = await TestApp.StartAsync(
            test =>
            {
                test.App.Services.AddSingleton<IStock, Stock>();
                test.App.ShareWithModules<IStock>();
                test.AddModule("Shop", [typeof(Order)]);
                test.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<IStock, FullStock>()));
            },
            Cancellation);

        (await app.CallAsync<OrderView>("Shop.Order.Get", new { id = 1 }, Cancellation)).InStock.ShouldBe(12);
    }

    [Fact]
    public async Task Configuration_IsTheTestsOwn()
    {
        await using var app = await TestApp.StartAsync(
            test => test.AddModule("Shop", [typeof(Order)], module => module.Services.AddSingleton<IStock, FullStock>())
                .Configure("Shop:Greeting", "Hi"),
            Cancellation);

        var configuration = app.Services.GetRequiredService<IConfiguration>();

        configuration.AsEnumerable().Select(pair => pair.Key)
            .ShouldBe(["contentRoot", "environment", "PhalNet", "PhalNet:DataDirectory", "Shop", "Shop:Greeting"], ignoreOrder: true);
        app.ServicesOf("shop").GetRequiredService<IStock>().ShouldBeOfType<FullStock>();
    }

    [Fact]
    public async Task DataDirectory_EndsWithTheHost()
    {
        string directory;
        await using (var app = await StartAsync())
        {
            directory = app.DataDirectory;
            Directory.Exists(directory).ShouldBeTrue();
        }

        Directory.Exists(directory).ShouldBeFalse();
    }

    [Fact]
    public async Task Start_OfWrongDeclarations_NamesThem()
    {
        var exception = await Should.ThrowAsync<DeclarationException>(
            () => TestApp.StartAsync(test => test.AddModule("Shop", [typeof(Order)]), Cancellation));

        exception.Message.ShouldContain(nameof(IStock));
    }

    [Fact]
    public async Task Body_IsRead_AndLetGoOfWithTheHost()
    {
        await using var app = await StartAsync();

        var invoice = await app.CallAsync("Shop.Order.Invoice", new { id = 5 }, Cancellation);
        var events = await app.CallAsync("Shop.Order.Watch", cancellation: Cancellation);

        (await invoice.ReadBodyAsync(Cancellation)).ShouldBe("Invoice 5"u8.ToArray());
        var seen = new List<string>();
        await foreach (var each in events.ReadEventsAsync())
            seen.Add(each.Data);
        seen.ShouldBe(["packed", "shipped"]);
        app.Services.GetRequiredService<IModuleHost>().Modules.Single().OpenCalls.ShouldBe(2);
    }

    internal static Task<TestApp> StartAsync() => TestApp.StartAsync(
        test => test.AddModule("Shop", [typeof(Order)], module => module.Services.AddSingleton<IStock, Stock>())
            .ConfigureModule("Shop", services => services.Replace(ServiceDescriptor.Singleton<IStock, FullStock>())),
        Cancellation);
}
