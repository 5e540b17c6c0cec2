using System.ComponentModel.DataAnnotations;

namespace PhalNet.Core.Tests.Limits;

#pragma warning disable CA1822, xUnit1013

public sealed class ErrorDetailsTests
{
    private const string Wrong = """{"sku":"toolongsku","qty":99,"lines":[{"n":0},{"n":7}]}""";

    [Fact]
    public async Task Details_WhenAskedFor_TellAllThatIsWrong()
    {
        await using var host = await StartAsync(details: true);

        var result = await host.CallAsync("App.Several.Call", ("count", "x"), ("order", Wrong), ("word", ""));

        result.Ret.ShouldBe(400);
        result.Message.ShouldBe("count must be of type int.");
        var errors = result.Data.ShouldBeOfType<CallErrors>();
        errors.IsTruncated.ShouldBeFalse();
        errors.Errors.ShouldBe(
        [
            new("count", "count must be of type int."),
            new("order.sku", "order.sku must have a length of at most 5."),
            new("order.qty", "order.qty must be from 1 to 10."),
            new("order.lines[0].n", "order.lines[0].n must be from 1 to 5."),
            new("order.lines[1].n", "order.lines[1].n must be from 1 to 5."),
            new("word", "word must not be empty."),
        ]);
    }

    [Fact]
    public async Task Details_OfMembersThatAreMissing_NameEach()
    {
        await using var host = await StartAsync(details: true);

        var result = await host.CallAsync("App.Several.Call", ("count", "1"), ("order", """{"lines":[]}"""), ("word", "a"));

        result.Data.ShouldBeOfType<CallErrors>().Errors.Select(error => error.Name).ShouldBe(["order.sku", "order.qty"]);
    }

    [Fact]
    public async Task Details_Off_LeaveTheDataEmpty()
    {
        await using var host = await StartAsync(details: false);

        var result = await host.CallAsync("App.Several.Call", ("count", "1"), ("order", Wrong), ("word", "a"));

        result.Message.ShouldBe("order.sku must have a length of at most 5.");
        result.Data.ShouldNotBeOfType<CallErrors>();
    }

    [Fact]
    public async Task Request_SaysOtherwiseThanTheOptions()
    {
        await using var host = await StartAsync(details: true);
        var values = CallRequest.Create("", ("count", "x")).Values;

        var result = await host.CallAsync(new CallRequest("App.Several.Call", values) { ErrorDetails = false });

        result.Data.ShouldNotBeOfType<CallErrors>();
    }

    [Fact]
    public async Task Details_OfVeryMany_AreCut()
    {
        await using var host = await StartAsync(details: true);
        var lines = string.Join(',', Enumerable.Repeat("""{"n":0}""", 5000));

        var result = await host.CallAsync("App.Several.Call", ("count", "1"), ("order", $$"""{"sku":"a","qty":1,"lines":[{{lines}}]}"""), ("word", "a"));

        var errors = result.Data.ShouldBeOfType<CallErrors>();
        errors.Errors.Count.ShouldBe(100);
        errors.IsTruncated.ShouldBeTrue();
    }

    private static Task<TestHost> StartAsync(bool details) =>
        TestHost.StartAsync(app => app.AddModule("App", [typeof(Several)]), options => options.ErrorDetails = details);

    public sealed record Line([Range(1, 5)] int N);

    public sealed record Order([StringLength(5)] string Sku, [Range(1, 10)] int Qty, IReadOnlyList<Line> Lines);

    [Service("App.Several")]
    public sealed class Several
    {
        public void Call(int count, Order order, string word) => _ = (count, order, word);
    }
}
