using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhalNet.Compatibility;

namespace PhalNet.Faults.Tests;

/// <summary>Random requests through an entry without a socket: readers, rules, converters and writers of both profiles.</summary>
[Collection(FuzzCollection.Name)]
public sealed class InProcessFuzzTests
{
    private const long Megabyte = 1024 * 1024;

    private static readonly FuzzTarget Target = new(
        ["/api", "/api", "/api/"],
        [
            "Fuzz.Read.Numbers", "Fuzz.Read.Scalars", "Fuzz.Read.Dates", "Fuzz.Read.Lists", "Fuzz.Read.Objects", "Fuzz.Read.Patterns",
            "Fuzz.Read.Files",
            "Fuzz.Read.Everything", "Fuzz.Ruled.All", "Fuzz.Ruled.All", "Fuzz.Write.Any", "Fuzz.Write.Any", "Nothing.There", "a",
        ],
        [
            "text", "letter", "flag", "weekday", "access", "id", "link", "bytes", "span", "names", "tags", "slow", "quick", "back", "file",
            "many",
            "password", "MAX_FILE_SIZE",
        ],
        ["tiny", "number", "large", "positive", "huge", "fraction", "exact", "half", "ids", "numbers"],
        ["at", "moment", "day", "time", "days", "span"],
        ["order", "any", "node", "counts", "orders"]);

    [Theory]
    [MemberData(nameof(StrangersTarget.Profiles), MemberType = typeof(StrangersTarget))]
    public async Task Requests_ThatAreMadeUp_GetEnvelopes_AndLeaveNothing(string profile)
    {
        var log = new TestLog(LogLevel.Warning);
        await using var application = Build(profile, log);
        await application.StartAsync(TestContext.Current.CancellationToken);
        var server = application.GetTestServer();
        var (seed, count) = (FuzzSettings.Seed, (FuzzSettings.Requests + 1) / 2);

        // At first the array pools grow to some hundred megabytes of all sizes.
        var warm = count / 2;

        await SendAsync(server, seed, warm);
        var before = Figures();
        await SendAsync(server, seed + warm, count - warm);
        var after = Figures();

        log.Lines.ShouldBeEmpty();
        (after.Memory - before.Memory).ShouldBeLessThan(64 * Megabyte);
        (after.Handles - before.Handles).ShouldBeLessThan(20);
        (after.Threads - before.Threads).ShouldBeLessThan(30);
    }

    private static Task SendAsync(TestServer server, int seed, int count) => Parallel.ForEachAsync(
        Enumerable.Range(seed, count),
        new ParallelOptions { MaxDegreeOfParallelism = 4 },
        async (one, cancellation) =>
        {
            var request = OddRequest.Make(new Dice(one), Target);
            var context = await server.SendAsync(http => Fill(http, request), cancellation);
            using var body = new MemoryStream();
            await context.Response.Body.CopyToAsync(body, cancellation);
            var fault = EnvelopeJudge.FindFault(
                context.Response.StatusCode, context.Response.ContentType, body.ToArray(), hasBody: request.Method != "HEAD");
            fault.ShouldBeNull(
                $"{FuzzSettings.Replay(one)}\n{request}\n{context.Response.StatusCode} {Encoding.UTF8.GetString(body.ToArray())}");
        });

    private static void Fill(HttpContext http, OddRequest request)
    {
        http.Request.Method = request.Method;

        // A web server refuses a zero byte in a path before any other code sees it.
        http.Request.Path = PathString.FromUriComponent(request.Path.Replace("%00", "", StringComparison.Ordinal));
        http.Request.QueryString = new(request.Query.Length == 0 ? "" : $"?{request.Query}");
        http.Request.Host = new("localhost");
        foreach (var (name, value) in request.Headers)
            http.Request.Headers.Append(name, value);
        http.Features.Set<IHttpRequestBodyDetectionFeature>(new BodyDetection(request.Body is not null));
        if (request.Body is null)
            return;
        http.Request.Body = new MemoryStream(request.Body);
        http.Request.ContentLength = request.Body.Length;
    }

    private static (long Memory, int Handles, int Threads) Figures()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        using var process = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: true), process.HandleCount, process.Threads.Count);
    }

    private static WebApplication Build(string profile, TestLog log)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["PhalNet:Profile"] = profile,
            ["PhalNet:Language"] = "en",
            ["PhalNet:Jsonp"] = "true",
            ["PhalNet:Formats:0"] = "json",
            ["PhalNet:Formats:1"] = "xml",
            ["PhalNet:ErrorDetails"] = "true",
        });
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.AddSingleton<IPhalApiRuleProvider, FuzzRules>();
        builder.Services.AddPhalNet().AddPhalApiCompatibility()
            .AddModule("Fuzz", [typeof(FuzzRead), typeof(FuzzRuled), typeof(FuzzWrite)]);
        var application = builder.Build();
        application.MapPhalNet("/api");
        return application;
    }

    private sealed record BodyDetection(bool CanHaveBody) : IHttpRequestBodyDetectionFeature;
}
