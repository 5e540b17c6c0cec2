using System.Globalization;

namespace PhalNet.Core.Tests.Calls;

public sealed class FailureTests
{
    [Theory]
    [InlineData("BadRequest", 400, "bad thing")]
    [InlineData("BadRequestWithOffset", 406, "bad thing")]
    [InlineData("ServerError", 500, "we are closed")]
    [InlineData("ServerErrorWithOffset", 503, "we are closed")]
    [InlineData("Redirect", 302, "elsewhere")]
    [InlineData("OwnSubclass", 460, "out of stock: pears")]
    [InlineData("Plain", 777, "odd")]
    [InlineData("CatalogKey", 400, "id is required.")]
    [InlineData("Later", 400, "later")]
    public async Task CallException_OfAnAction_GivesItsRetAndMessageAndLogsNothing(string action, int ret, string message)
    {
        await using var host = await TestHost.StartAsync(typeof(Failing));

        var result = await host.CallAsync($"App.Failing.{action}");

        result.Ret.ShouldBe(ret);
        result.Message.ShouldBe(message);
        result.Data.ShouldNotBeNull();
        result.Action!.Name.ShouldBe($"App.Failing.{action}");
        host.Log.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Unexpected")]
    [InlineData("UnexpectedLater")]
    [InlineData("NullTask")]
    [InlineData("Cancelled")]
    public async Task Exception_ThatIsNoCallException_GivesRet500WithATraceIdThatTheLogHas(string action)
    {
        await using var host = await TestHost.StartAsync(typeof(Failing));

        var result = await host.CallAsync($"App.Failing.{action}");

        result.Ret.ShouldBe(500);
        result.Message.ShouldStartWith("The service failed. Trace id: ");
        var line = host.Log.Errors.ShouldHaveSingleItem();
        line.Text.ShouldContain(result.Message["The service failed. Trace id: ".Length..]);
        line.Text.ShouldContain($"App.Failing.{action}");
        line.Exception.ShouldNotBeNull();
        result.Message.ShouldNotContain("secret detail");
    }

    [Fact]
    public async Task Exception_OfACallWithATraceIdOfItsOwn_NamesThatOne()
    {
        await using var host = await TestHost.StartAsync(typeof(Failing));

        var result = await host.CallAsync(new CallRequest("App.Failing.Unexpected", CallRequest.Create("").Values) { Caller = new() { TraceId = "abc-1" } });

        result.Message.ShouldBe("The service failed. Trace id: abc-1");
        host.Log.Errors.Single().Text.ShouldBe("App.Failing.Unexpected failed; trace id abc-1");
    }

    [Fact]
    public async Task Exception_WithDebugOutput_IsNotedWithSecretsMasked()
    {
        await using var host = await TestHost.StartAsync(typeof(Failing));
        var trace = CallTrace.Start(TimeProvider.System);

        await host.CallAsync(new CallRequest("App.Failing.Telling", CallRequest.Create("", ("password", "hunter22")).Values) { Trace = trace });

        var note = trace.Notes.Single(note => note.Key == "exception").Value.ShouldBeOfType<string>();
        note.ShouldContain("wrong password ***");
        note.ShouldNotContain("hunter22");
    }

    [Fact]
    public async Task Call_GivenUpByItsCaller_IsNoErrorOfTheService()
    {
        await using var host = await TestHost.StartAsync(typeof(Failing));
        using var source = new CancellationTokenSource();

        var pending = host.Dispatcher.CallAsync(CallRequest.Create("App.Failing.Waiting"), source.Token).AsTask();
        await source.CancelAsync();
        var result = await pending;

        result.Ret.ShouldBe(500);
        result.Message.ShouldBe("The call was cancelled.");
        host.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Refusal_OfTheReader_IsAnsweredWithoutCallingAnything()
    {
        await using var host = await TestHost.StartAsync(typeof(Failing));

        var result = await host.CallAsync(new CallRequest("App.Failing.Unexpected", CallRequest.Create("").Values)
        {
            Refusal = new(400, "limit.depth", new MessageArgument("max", "64")),
            Language = "zh-CN",
        });

        result.Ret.ShouldBe(400);
        result.Message.ShouldBe("JSON 的嵌套超过了 64 层。");
    }

    [Fact]
    public async Task OpenCalls_AfterCallsOfAllEndings_AreNone()
    {
        await using var host = await TestHost.StartAsync(typeof(Failing));

        foreach (var action in new[] { "Unexpected", "BadRequest", "Missing", "Plain" })
            await host.CallAsync($"App.Failing.{action}");

        host.Registry.Current.Actions.Sum(action => action.OpenCalls).ShouldBe(0);
    }

    private sealed class OutOfStock(string goods) : BadRequestException("out of stock: {goods}", 60, new MessageArgument("goods", goods));

    [Service("App.Failing")]
    private sealed class Failing
    {
        public void BadRequest() => throw new BadRequestException("bad thing");

        public void BadRequestWithOffset() => throw new BadRequestException("bad thing", 6);

        public void ServerError() => throw new ServerErrorException("we are closed");

        public void ServerErrorWithOffset() => throw new ServerErrorException("we are closed", 3);

        public void Redirect() => throw new RedirectException("elsewhere", 2);

        public void OwnSubclass() => throw new OutOfStock("pears");

        public void Plain() => throw new CallException(777, "odd");

        public void CatalogKey() => throw new BadRequestException("rule.required", new MessageArgument("name", "id"));

        public async Task<int> Later()
        {
            await Task.Yield();
            throw new BadRequestException("later");
        }

        public int Unexpected() => int.Parse("secret detail", CultureInfo.InvariantCulture);

        public async Task UnexpectedLater()
        {
            await Task.Yield();
            throw new InvalidOperationException("secret detail");
        }

        public Task NullTask() => null!;

        public void Cancelled() => throw new OperationCanceledException();

        public void Telling(string password) => throw new InvalidOperationException($"wrong password {password}");

        public Task Waiting(CancellationToken cancellation) => Task.Delay(Timeout.Infinite, cancellation);
    }
}
