using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PhalNet;
using PhalNet.Testing;

public sealed class PriceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Price_FallsAtNight()
    {
        await using var app = await TestApp.StartAsync(
            test => test
                .AddModule("Shop", [typeof(Price)], module => module.Services.AddSingleton<IRates, BankRates>())
                .ConfigureModule("Shop", services => services.Replace(ServiceDescriptor.Singleton<IRates, FixedRates>())),
            Cancellation);

        app.Time.SetUtcNow(new(2030, 1, 31, 12, 0, 0, TimeSpan.Zero));
        var noon = await app.CallAsync<Quote>("Shop.Price.Get", new { currency = Currency.Euro }, Cancellation);
        app.Time.Advance(TimeSpan.FromHours(12));
        var night = await app.CallAsync<Quote>("Shop.Price.Get", new { currency = Currency.Euro }, Cancellation);

        Assert.Equal((20m, 10m), (noon.Amount, night.Amount));
    }

    [Fact]
    public async Task Price_InAnUnknownCurrency_IsRefused()
    {
        await using var app = await TestApp.StartAsync(
            test => test
                .AddModule("Shop", [typeof(Price)], module => module.Services.AddSingleton<IRates, FixedRates>())
                .Configure("PhalNet:Language", "en"),
            Cancellation);

        var reply = await app.CallAsync("Shop.Price.Get", new { currency = "shell" }, Cancellation);

        reply.ShouldFail(400, "currency must be one of: euro, yen");
    }
}

[Service]
public sealed class Price(IRates rates, TimeProvider time)
{
    public Quote Get(Currency currency) => new(rates.Of(currency) * (time.GetUtcNow().Hour < 6 ? 5 : 10));
}

public sealed record Quote(decimal Amount);

public enum Currency { Euro, Yen }

public interface IRates
{
    decimal Of(Currency currency);
}

public sealed class BankRates : IRates
{
    public decimal Of(Currency currency) => throw new InvalidOperationException("The bank does not answer.");
}

public sealed class FixedRates : IRates
{
    public decimal Of(Currency currency) => 2;
}
