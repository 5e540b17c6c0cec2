using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Testing.Tests;

/// <summary>The error messages of a test whose reply is not as expected.</summary>
public sealed class CallReplyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Documentation => typeof(CallReplyTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "Documentation").Value!;

    [Fact]
    public async Task Failure_IsToldWithTheCourseOfTheCall_AndItsException()
    {
        await using var app = await TestAppTests.StartAsync();

        var exception = await Should.ThrowAsync<CallAssertionException>(
            () => app.CallAsync<string>("Shop.Order.Ship", new { id = 7, pin = "4711" }, Cancellation));

        exception.Message.ShouldStartWith("Shop.Order.Ship returned ret 500, expected ret 200.");
        exception.Message.ShouldContain("id = 7, pin = ***");
        exception.Message.ShouldNotContain("4711");
        exception.Message.ShouldContain("PACKED");
        exception.Message.ShouldContain("No carrier for 7 with 4 digits.");
        exception.InnerException.ShouldBeOfType<InvalidOperationException>().StackTrace!.ShouldContain("Order.Ship");
        exception.Reply.Exception.ShouldBeSameAs(exception.InnerException);
    }

    [Fact]
    public async Task Data_ThatCannotBeWritten_IsRet500WithItsException()
    {
        await using var app = await TestAppTests.StartAsync();

        var reply = await app.CallAsync("Shop.Order.Endless", cancellation: Cancellation);

        reply.ShouldFail(500);
        reply.Exception.ShouldNotBeNull();
        reply.ToString().ShouldContain(reply.Exception.Message);
    }

    [Fact]
    public async Task Refusal_IsChecked_ByRetAndMessage()
    {
        await using var app = await TestAppTests.StartAsync();
        var reply = await app.CallAsync(new TestCall("Shop.Order.Get", new { id = 101 }) { Language = "en" }, Cancellation);

        reply.ShouldFail(400, "id must be from 1 to 100");

        Should.Throw<CallAssertionException>(() => reply.ShouldFail(404)).Message.ShouldContain("returned ret 400, expected ret 404");
        Should.Throw<CallAssertionException>(() => reply.ShouldFail(400, "stock")).Message.ShouldContain("expected a message with 'stock'");
        Should.Throw<CallAssertionException>(() => reply.ShouldSucceed()).Message.ShouldContain(reply.Text);
        reply.Exception.ShouldBeNull();
    }

    [Fact]
    public async Task Failure_IsToldAsThePageShows()
    {
        await using var app = await TestApp.StartAsync(
            test => test.AddModule("Shop", [typeof(Price)], module => module.Services.AddSingleton<IRates, BankRates>()), Cancellation);
        var page = await File.ReadAllTextAsync(Path.Combine(Documentation, "how-to", "test-services.md"), Cancellation);
        var shown = page.ReplaceLineEndings("\n").Split("```text\n")[1].Split("\n```")[0].Split('\n');

        var exception = await Should.ThrowAsync<CallAssertionException>(
            () => app.CallAsync<Quote>("Shop.Price.Get", new { currency = Currency.Euro }, Cancellation));

        var said = exception.Message.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < shown.Length; i++)
            said[i].ShouldMatch($"^{Regex.Escape(shown[i]).Replace("…", ".*", StringComparison.Ordinal)}$");
    }

    [Fact]
    public async Task Data_OfAnotherType_IsToldWithTheEnvelope()
    {
        await using var app = await TestAppTests.StartAsync();

        var exception = await Should.ThrowAsync<CallAssertionException>(
            () => app.CallAsync<List<int>>("Shop.Order.Get", new { id = 7 }, Cancellation));

        exception.Message.ShouldContain("expected data of the type");
        exception.Message.ShouldContain("\"in_stock\":12");
    }
}
