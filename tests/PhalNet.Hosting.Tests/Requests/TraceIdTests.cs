using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhalNet.Hosting.Tests.Services;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Requests;

/// <summary>A request has one id in the reply, in the log and for the service: the caller's id if one was sent.</summary>
public sealed class TraceIdTests
{
    private const string Sent = "0af7651916cd43dd8448eb211c80319c";
    private const string TraceParent = $"00-{Sent}-b7ad6b7169203331-01";

    // Without the request log ASP.NET Core starts no activity and does not adopt the caller's id.
    [Theory]
    [InlineData("Throws", 1000, true)]
    [InlineData("Throws", 1000, false)]
    [InlineData("NotANumber", 1100, true)]
    [InlineData("NotANumber", 1100, false)]
    public async Task Traceparent_GivesTheIdOfReplyAndLog(string action, int eventId, bool logsRequests)
    {
        await using var host = await StartAsync(logsRequests);
        host.ExpectError(eventId);

        var reply = await host.SendAsync(HttpMethod.Get, $"/api?s=Unwritable.{action}", null, ("traceparent", TraceParent));

        reply.Refused(500);
        reply.Message.ShouldEndWith(Sent);
        host.Logs.Errors.Single().Text.ShouldEndWith(Sent);
        host.Logs.Lines.Any(record => record.Category == "Microsoft.AspNetCore.Hosting.Diagnostics").ShouldBe(logsRequests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Traceparent_GivesTheIdThatTheServiceSees(bool logsRequests)
    {
        await using var host = await StartAsync(logsRequests);

        (await SeenAsync(host, TraceParent)).ShouldBe(Sent);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(null, false)]
    [InlineData("00-00000000000000000000000000000000-b7ad6b7169203331-01", false)]
    [InlineData("anything\" at all", true)]
    [InlineData("anything\" at all", false)]
    public async Task Request_WithoutAValidTraceparent_GetsAnIdOfTheSameForm(string? traceParent, bool logsRequests)
    {
        await using var host = await StartAsync(logsRequests);

        var id = await SeenAsync(host, traceParent);

        id.ShouldMatch("^(?!0{32})[0-9a-f]{32}$");
        (await SeenAsync(host, traceParent)).ShouldNotBe(id);
    }

    private static async Task<string> SeenAsync(TestHost host, string? traceParent)
    {
        (string, string)[] headers = traceParent is null ? [] : [("traceparent", traceParent)];
        return (await host.SendAsync(HttpMethod.Get, "/api?s=Echo.Caller", null, headers)).Succeeded().GetProperty("trace_id").GetString()!;
    }

    private static Task<TestHost> StartAsync(bool logsRequests) => TestHost.StartAsync(options =>
    {
        options.Services.Add(typeof(Unwritable));
        if (!logsRequests)
            options.ConfigureServices = services =>
                services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None));
    });
}
