using PhalNet.Hosting.Tests.Services;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Replies;

public sealed class UnwritableTests
{
    public static TheoryData<string, string, bool> Ways
    {
        get
        {
            var ways = new TheoryData<string, string, bool>();
            foreach (var action in new[] { "NotANumber", "Infinite", "Cycle", "Getter", "Reflection", "Function", "ExtraMember", "Growing", "GrowingNote" })
            {
                ways.Add(action, "json", false);
                ways.Add(action, "json", true);
                ways.Add(action, "xml", false);
            }

            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Value_ThatCannotBeWritten_GivesAWholeEnvelopeWithATraceIdThatTheLogHas(string action, string format, bool jsonp)
    {
        await using var host = await TestHost.StartAsync(options =>
        {
            options.Services.Add(typeof(Unwritable));
            options.Entry = entry =>
            {
                entry.Formats = [format];
                entry.Jsonp = jsonp;
            };
        });
        host.ExpectError(1100);
        var text = await host.Client.GetStringAsync($"/api?s=Unwritable.{action}{(jsonp ? "&callback=f" : "")}");
        text.ShouldNotContain("secret");
        text.ShouldNotContain(" at ");
        text.ShouldContain("500");
        text.ShouldStartWith(jsonp ? "/**/f({\"ret\":500,\"data\":{}," : format == "xml" ? "<?xml" : "{\"ret\":500,\"data\":{},");
        text.ShouldEndWith(jsonp ? "});" : format == "xml" ? "</xml>" : "}");
        var error = host.Logs.Errors.Single();
        error.Text.ShouldContain($"App.Unwritable.{action}");
        text.ShouldContain(error.Text[(error.Text.LastIndexOf(' ') + 1)..]);
        error.Exception.ShouldNotBeNull();

        // The pooled buffer is returned clean: the next reply must not contain anything from this one.
        (await host.Client.GetStringAsync($"/api?s=Echo.Text&text=a{(jsonp ? "&callback=f" : "")}")).ShouldNotContain("500");
    }

    [Theory]
    [InlineData("Throws")]
    [InlineData("ThrowsLater")]
    [InlineData("Sequence")]
    public async Task Service_ThatThrows_GivesATraceIdThatTheLogHas(string action)
    {
        await using var host = await TestHost.StartAsync(options => options.Services.Add(typeof(Unwritable)));
        host.ExpectError(1000);
        var reply = await host.GetAsync($"/api?s=Unwritable.{action}");
        reply.Status.ShouldBe(200);
        reply.Refused(500);
        reply.Text.ShouldNotContain("secret");
        reply.Message.ShouldContain(host.Logs.Errors.Single().Text.Split(' ')[^1]);
    }

    [Fact]
    public async Task CallException_IsAnAnswer_NotAFault()
    {
        await using var host = await TestHost.StartAsync(options => options.Services.Add(typeof(Unwritable)));
        (await host.GetAsync("/api?s=Unwritable.ThrowsOwn")).Refused(408, "come back later");
    }

    [Fact]
    public async Task Notes_ThatCannotBeWritten_DoNotCostTheCallerTheReply()
    {
        await using var host = await TestHost.StartAsync(options =>
        {
            options.Environment = "Development";
            options.Services.Add(typeof(Unwritable));
        });
        var reply = await host.GetAsync("/api?s=Unwritable.Notes&__debug__=1");
        reply.Succeeded().GetString().ShouldBe("data");
        var debug = reply.Root.GetProperty("debug");
        debug.GetProperty("fine").GetProperty("a").GetInt32().ShouldBe(1);
        debug.GetProperty("nan").GetString().ShouldNotBeEmpty();
        debug.GetProperty("stack").GetArrayLength().ShouldBe(4);
        debug.EnumerateObject().Count(member => member.Name == "stack").ShouldBe(1);
    }
}
