using PhalNet.Testing;

namespace ModuleName.Tests;

public sealed class HelloTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Greet_WithoutParameters_GreetsTheWorld()
    {
        await using var app = await TestApp.StartAsync(typeof(Hello).Assembly, Cancellation);

        var greeting = await app.CallAsync<Greeting>("ModuleName.Hello.Greet", cancellation: Cancellation);

        Assert.Equal("Hello, World!", greeting.Text);
    }

    [Fact]
    public async Task Greet_SaysWhatTheOptionsSay_AndWhen()
    {
        await using var app = await TestApp.StartAsync(
            test => test.AddModule(typeof(Hello).Assembly).Configure("ModuleName:Greeting", "Good evening"), Cancellation);
        app.Time.SetUtcNow(new(2030, 1, 31, 20, 0, 0, TimeSpan.Zero));

        var greeting = await app.CallAsync<Greeting>("ModuleName.Hello.Greet", new { name = "Ada" }, Cancellation);

        Assert.Equal(new Greeting("Good evening, Ada!", app.Time.GetUtcNow()), greeting);
    }

    [Fact]
    public async Task Greet_WithATooLongName_IsRefused()
    {
        await using var app = await TestApp.StartAsync(typeof(Hello).Assembly, Cancellation);

        var reply = await app.CallAsync("ModuleName.Hello.Greet", new { name = new string('a', 21) }, Cancellation);

        reply.ShouldFail(400, "name");
    }
}
