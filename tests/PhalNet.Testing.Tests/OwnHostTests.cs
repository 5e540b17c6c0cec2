using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Testing.Tests;

/// <summary>Calls to an application's own host, which the tests only know by its program.</summary>
public sealed class OwnHostTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Host_OfAWebApplicationFactory_AnswersCallsByName()
    {
        await using var factory = new WebApplicationFactory<Program>();
        var client = new CallClient(factory.Services);

        var hello = await client.CallAsync<Hello>("App.Greeting.Say", new { name = "Ada", mood = Mood.Formal }, Cancellation);

        hello.ShouldBe(new Hello("Good day, Ada!", 8));
    }

    [Fact]
    public async Task Exception_OfAHostOfItsOwn_IsKnownWhereItIsAskedFor()
    {
        await using var factory = new WebApplicationFactory<Program>();
        await using var prepared = factory.WithWebHostBuilder(web => web.ConfigureTestServices(services => services.AddPhalNetTesting()
            .AddPhalNet().AddModule("Shop", [typeof(Order)], module => module.Services.AddSingleton<IStock, Stock>())));

        var reply = await new CallClient(prepared.Services).CallAsync("Shop.Order.Get", new { id = 1 }, Cancellation);

        reply.ShouldFail(500).Exception.ShouldNotBeNull().Message.ShouldBe("The warehouse is not reached from tests.");
    }
}
