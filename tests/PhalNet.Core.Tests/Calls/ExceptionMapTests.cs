namespace PhalNet.Core.Tests.Calls;

/// <summary>A module maps exceptions of its libraries to failures for callers.</summary>
public sealed class ExceptionMapTests
{
    [Theory]
    [InlineData("Missing", 404, "nothing at a")]
    [InlineData("Directory", 404, "a place is missing")]
    [InlineData("Input", 422, "bad input")]
    [InlineData("Refused", 403, "as the action says")]
    public async Task Exception_OfAMappedType_IsAnsweredByTheNearestMap(string action, int ret, string message)
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync($"App.Throwing.{action}");

        result.Ret.ShouldBe(ret);
        result.Message.ShouldBe(message);
        host.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Exception_MappedToARetOf500OrMore_IsLogged()
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync("App.Throwing.Slow");

        result.Ret.ShouldBe(504);
        result.Message.ShouldBe("later");
        host.Log.Errors.ShouldHaveSingleItem().Exception.ShouldBeOfType<TimeoutException>();
    }

    [Fact]
    public async Task Map_ThatThrows_IsAnUnexpectedErrorThatNamesBoth()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Throwing.Odd")).Ret.ShouldBe(500);

        host.Log.Errors.ShouldHaveSingleItem().Exception.ShouldBeOfType<AggregateException>().InnerExceptions
            .Select(inner => inner.Message).ShouldBe(["odd", "map broke"]);
    }

    [Fact]
    public async Task Map_OfAModule_CountsInItAlone()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("Two.ThrowingToo.Missing")).Ret.ShouldBe(500);
    }

    [Fact]
    public async Task Exception_OfAFilter_IsMappedToo()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Throwing.Filtered")).Ret.ShouldBe(404);
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(app => app
        .AddModule("App", [typeof(Throwing)], module => module
            .MapException<IOException>(_ => new(404, "a place is missing"))
            .MapException<FileNotFoundException>(missing =>
                new(404, "nothing at {path}", new MessageArgument("path", missing.FileName!)))
            .MapException<ArgumentException>(_ => new(422, "bad input"))
            .MapException<TimeoutException>(_ => new(504, "later"))
            .MapException<CallException>(_ => new(500, "never asked"))
            .MapException<NotSupportedException>(_ => throw new InvalidOperationException("map broke")))
        .AddModule("Two", [typeof(ThrowingToo)]));

    [Service("App.Throwing")]
    private sealed class Throwing
    {
        public void Missing() => throw new FileNotFoundException("", "a");

        public void Directory() => throw new DirectoryNotFoundException();

        public async Task Input()
        {
            await Task.Yield();
            throw new ArgumentNullException();
        }

        public void Refused() => throw new CallException(403, "as the action says");

        public void Slow() => throw new TimeoutException();

        public void Odd() => throw new NotSupportedException("odd");

        [Filter(typeof(Failing))]
        public void Filtered()
        {
        }
    }

    [Service("Two.ThrowingToo")]
    private sealed class ThrowingToo
    {
        public void Missing() => throw new FileNotFoundException("", "a");
    }

    private sealed class Failing : ICallFilter
    {
        public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next) => throw new FileNotFoundException("", "a");
    }
}
