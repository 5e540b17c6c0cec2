using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Core.Tests.Calls;

public sealed class ContextTests
{
    [Fact]
    public async Task Context_AskedForAsParameterOrByConstructor_IsThatOfTheCall()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Contextual.ByParameter", ("id", 5))).Data.ShouldBe("App.Contextual.ByParameter App.Contextual.ByParameter 5 5 en");
        (await host.CallAsync("App.ByConstructor.Run")).Data.ShouldBe("App.ByConstructor.Run");
        (await host.CallAsync("App.Deep.Run")).Data.ShouldBe("App.Deep.Run");
    }

    [Fact]
    public async Task Context_OutsideOfACall_IsRefusedInWords()
    {
        await using var host = await StartAsync();
        using var scope = host.Registry.Modules.Single().Services.CreateScope();

        Should.Throw<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<ICallContext>())
            .Message.ShouldBe("ICallContext is available only during a call.");
    }

    [Fact]
    public async Task Context_WithoutAGivenLanguage_HasTheApplications()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Contextual.Language")).Data.ShouldBe("en");
        (await host.CallAsync(new CallRequest("App.Contextual.Language", CallRequest.Create("").Values) { Language = "zh-CN" })).Data.ShouldBe("zh-CN");
    }

    [Fact]
    public async Task Context_WithTheTraceAndTheTokenOfTheCall_HandsThemToTheAction()
    {
        await using var host = await StartAsync();
        using var source = new CancellationTokenSource();
        var trace = CallTrace.Start(TimeProvider.System);
        var request = new CallRequest("App.Contextual.Given", CallRequest.Create("").Values) { Trace = trace };

        await using var result = await host.Dispatcher.CallAsync(request, source.Token);

        result.Data.ShouldBe(true);
        trace.Marks.Select(mark => mark.Tag).ShouldBe(["PHALAPI_RESPONSE", "own", "PHALAPI_FINISH"]);
        (await host.CallAsync("App.Contextual.Given")).Data.ShouldBe(false);
    }

    [Fact]
    public async Task ExtrasAndHeaders_OfOneName_KeepTheLastButForCookies()
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync("App.Contextual.Adding");

        result.Extras.ShouldBe([new("b", 2), new("a", 3)]);
        result.Headers.ShouldBe([new("Set-Cookie", "a=1"), new("Set-Cookie", "b=2"), new("x-one", "2")]);
    }

    [Theory]
    [InlineData("X-Ok", "a\r\nSet-Cookie: b")]
    [InlineData("X-Ok", "a\nb")]
    [InlineData("X-Ok", "a\0b")]
    [InlineData("X-Ok", "中")]
    [InlineData("X Bad", "a")]
    [InlineData("X:Bad", "a")]
    [InlineData("", "a")]
    public async Task Header_ThatCouldBreakTheReply_IsRefused(string name, string value)
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync("App.Contextual.AddingHeader", ("name", name), ("value", value));

        result.Data.ShouldBe("ArgumentException");
        result.Headers.ShouldBeEmpty();
    }

    [Fact]
    public async Task HeadersAndExtras_OfACallThatFails_AreStillSent()
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync("App.Contextual.AddingAndFailing");

        result.Ret.ShouldBe(401);
        result.Headers.ShouldBe([new("WWW-Authenticate", "Bearer")]);
        result.Extras.ShouldBe([new("hint", "log in")]);
    }

    [Fact]
    public async Task Values_GivenInCode_AreReadLikeSentOnes()
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync("App.Contextual.Values", ("color", Color.DarkBlue), ("point", new Point(1, 2)), ("numbers", new[] { 1, 2 }), ("when", new DateOnly(2026, 1, 2)), ("on", true));

        result.Message.ShouldBe("");
        result.Data.ShouldBe("DarkBlue 3 2 2026-01-02 True");
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(app => app.AddModule(
        "App", [typeof(Contextual), typeof(ByConstructor), typeof(Deep)], module => module.Services.AddScoped<Inner>()));

    private enum Color
    {
        DarkBlue,
    }

    private sealed record Point(int X, int Y);

    private sealed class Inner(ICallContext call)
    {
        public string Service => call.Service;
    }

    [Service("App.ByConstructor")]
    private sealed class ByConstructor(ICallContext call)
    {
        public string Run() => call.Service;
    }

    [Service("App.Deep")]
    private sealed class Deep(Inner inner)
    {
        public string Run() => inner.Service;
    }

    [Service("App.Contextual")]
    private sealed class Contextual
    {
        public string ByParameter(int id, ICallContext call) =>
            $"{call.Service} {call.Action.Name} {call.GetParameter("id")} {call.Values.Get("id")} {call.Language}";

        public string Language(ICallContext call) => call.Language;

        public bool Given(CallTrace trace, CancellationToken cancellation)
        {
            trace.Mark("own");
            return cancellation.CanBeCanceled;
        }

        public void Adding(ICallContext call)
        {
            call.AddExtra("a", 1);
            call.AddExtra("b", 2);
            call.AddExtra("a", 3);
            call.AddHeader("X-One", "1");
            call.AddHeader("Set-Cookie", "a=1");
            call.AddHeader("Set-Cookie", "b=2");
            call.AddHeader("x-one", "2");
        }

        public string AddingHeader(ICallContext call, [Param(AllowEmpty = true)] string name, string value)
        {
            try
            {
                call.AddHeader(name, value);
                return "added";
            }
            catch (ArgumentException exception)
            {
                return exception.GetType().Name;
            }
        }

        public void AddingAndFailing(ICallContext call)
        {
            call.AddHeader("WWW-Authenticate", "Bearer");
            call.AddExtra("hint", "log in");
            throw new BadRequestException("who are you?", 1);
        }

        public string Values(Color color, Point point, int[] numbers, DateOnly when, bool on) => $"{color} {point.X + point.Y} {numbers.Length} {when:yyyy-MM-dd} {on}";
    }
}
