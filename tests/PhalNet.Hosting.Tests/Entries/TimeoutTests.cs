using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Entries;

public sealed class TimeoutTests
{
    [Theory]
    [InlineData("Slow.Waiting", "en", "timed out")]
    [InlineData("Slow.Waiting", "zh-CN", "请求超时")]
    [InlineData("Slow.Inner", "en", "timed out")]
    [InlineData("Slow.SlowStream", "en", "timed out")]
    public async Task Timeout_WhileNothingWasSent_IsAWholeEnvelope(string service, string language, string words)
    {
        await using var host = await StartAsync();
        using var connection = await host.ConnectAsync();
        await connection.WriteAsync($"GET /api?s={service} HTTP/1.1\r\nHost: x\r\nAccept-Language: {language}\r\n\r\n");
        var reply = await connection.ReadAsync();
        reply.Status.ShouldBe(200);
        reply.Header("Content-Length").ShouldBe($"{reply.Body.Length}");
        reply.Header("Content-Disposition").ShouldBeNull();
        reply.Envelope.Refused(504, words);

        // The connection can still be used.
        await connection.WriteAsync("GET /api?s=Slow.Quick HTTP/1.1\r\nHost: x\r\n\r\n");
        (await connection.ReadAsync()).Envelope.Succeeded();
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=X")]
    public async Task Timeout_OfTheBody_IsAWholeEnvelope(string contentType)
    {
        await using var host = await StartAsync();
        using var connection = await host.ConnectAsync();
        await connection.WriteAsync($"POST /api?s=Slow.Quick HTTP/1.1\r\nHost: x\r\nContent-Type: {contentType}\r\nContent-Length: 10\r\n\r\nabc");
        (await connection.ReadAsync()).Envelope.Refused(504);
    }

    [Fact]
    public async Task Timeout_OfAnActionThatWentOn_LeavesItsResult()
    {
        await using var host = await StartAsync();
        (await host.GetAsync("/api?s=Slow.Unmoved")).Succeeded().GetString().ShouldBe("done");
    }

    [Fact]
    public async Task Timeout_AfterTheFirstByte_EndsTheConnection()
    {
        await using var host = await StartAsync();
        using var response = await host.Client.GetAsync("/api?s=Slow.Begun", HttpCompletionOption.ResponseHeadersRead);
        await Should.ThrowAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Timeout_IsMirrored_AndOwnReplyOfThePolicyIsForOtherEndpoints()
    {
        await using var host = await StartAsync(app => app.MapPhalNet("/api", entry => entry.MirrorStatus = true)
            .WithRequestTimeout(new RequestTimeoutPolicy
            {
                Timeout = TimeSpan.FromMilliseconds(200),
                TimeoutStatusCode = 418,
                WriteTimeoutResponse = http => http.Response.WriteAsync("no envelope"),
            }));
        var reply = await host.GetAsync("/api?s=Slow.Waiting");
        reply.Refused(504);
        reply.Status.ShouldBe(504);
    }

    [Theory]
    [InlineData("/api", false)]
    [InlineData("/group/api", false)]
    [InlineData("/named/api", false)]
    [InlineData("/api", true)]
    public async Task Timeout_WithoutTheMiddleware_CountsAllTheSame(string entry, bool isUsed)
    {
        await using var host = await TestHost.StartAsync(options =>
        {
            options.Services.Add(typeof(Slow));
            options.ConfigureServices = services =>
                services.AddRequestTimeouts(timeouts => timeouts.AddPolicy("short", TimeSpan.FromMilliseconds(200)));
            options.Map = app =>
            {
                if (isUsed)
                    app.UseRequestTimeouts();
                app.MapPhalNet("/api").WithRequestTimeout(TimeSpan.FromMilliseconds(200));
                var group = app.MapGroup("/group");
                group.WithRequestTimeout(TimeSpan.FromMilliseconds(200));
                group.MapPhalNet("/api");
                app.MapGroup("/named").MapPhalNet("/api").WithRequestTimeout("short");
                app.MapPhalNet("/free").WithRequestTimeout(TimeSpan.FromMilliseconds(200)).DisableRequestTimeout();
            };
        });

        (await host.GetAsync($"{entry}?s=Slow.Waiting")).Refused(504);
        (await host.GetAsync($"{entry}?s=Slow.Quick")).Succeeded();
        (await host.GetAsync("/free?s=Slow.Later")).Succeeded();
    }

    [Theory]
    [InlineData(null, "WithRequestTimeout needs the request timeout services of ASP.NET Core: add 'builder.Services.AddRequestTimeouts()' before the application is built.")]
    [InlineData("short", "WithRequestTimeout names the policy 'short', which does not exist: add it with 'builder.Services.AddRequestTimeouts(options => options.AddPolicy(\"short\", ...))'.")]
    public async Task Timeout_ThatNothingKeeps_StopsTheStart(string? policy, string error) =>
        (await Should.ThrowAsync<StartException>(() => TestHost.StartAsync(options => options.Map = app =>
        {
            if (policy is null)
                app.MapPhalNet("/api").WithRequestTimeout(TimeSpan.FromSeconds(1));
            else
                app.MapPhalNet("/api").WithRequestTimeout(policy);
        }))).Message.ShouldBe($"PhalNet /api: {error}");

    private static Task<TestHost> StartAsync(Action<WebApplication>? map = null) => TestHost.StartAsync(options =>
    {
        options.Services.Add(typeof(Slow));
        options.ConfigureServices = services => services.AddRequestTimeouts();
        options.Map = app =>
        {
            app.UseRequestTimeouts();
            if (map is null)
                app.MapPhalNet("/api").WithRequestTimeout(TimeSpan.FromMilliseconds(200));
            else
                map(app);
        };
    });

#pragma warning disable CA1822
    [Service("App.Slow")]
    public sealed class Slow
    {
        public string Quick() => "quick";

        public async Task<string> Later(CancellationToken cancellation)
        {
            await Task.Delay(400, cancellation);
            return "later";
        }

        public async Task<string> Waiting(CancellationToken cancellation)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return "";
        }

        public async Task<string> Inner(CancellationToken cancellation)
        {
            using var own = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            await Task.Delay(Timeout.Infinite, own.Token);
            return "";
        }

        public async Task<string> Unmoved(CancellationToken cancellation)
        {
            await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return "done";
        }

        public StreamReply SlowStream() => new(new SilentStream([])) { DownloadName = "a.bin" };

        public StreamReply Begun() => new(new SilentStream(new byte[1024]));
    }

    /// <summary>Returns its bytes, then blocks until it is cancelled.</summary>
    private sealed class SilentStream(byte[] first) : MemoryStream(first)
    {
        public override bool CanSeek => false;

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            if (Length > 0)
            {
                await destination.WriteAsync(ToArray(), cancellationToken);
                await destination.FlushAsync(cancellationToken);
            }

            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }
}
