using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Entries;

public sealed class MethodTests
{
    [Theory]
    [InlineData("GET", "Methods.Any", 200)]
    [InlineData("POST", "Methods.Any", 200)]
    [InlineData("PUT", "Methods.Any", 404)]
    [InlineData("DELETE", "Methods.Any", 404)]
    [InlineData("PATCH", "Methods.Any", 404)]
    [InlineData("OPTIONS", "Methods.Any", 404)]
    [InlineData("PURGE", "Methods.Any", 404)]
    [InlineData("PUT", "Methods.Put", 200)]
    [InlineData("GET", "Methods.Put", 404)]
    public async Task Strict_RunsAnActionWithoutVerbs_ForGetAndPost(string method, string service, int ret)
    {
        var counter = new Counted();
        await using var host = await StartAsync(counter: counter);
        var reply = await host.SendAsync(new(method), $"/api?s={service}");
        reply.Status.ShouldBe(200);
        reply.Ret.ShouldBe(ret, reply.Text);
        counter.Count.ShouldBe(ret == 200 ? 1 : 0);
        if (ret == 404)
            reply.Refused(404, service == "Methods.Any" ? "GET, HEAD, POST" : "PUT");
    }

    [Fact]
    public async Task Refusal_OfAMethod_ComesBeforeDispatch()
    {
        await using var host = await StartAsync(configure: phalNet => phalNet.AddFilter<RefusesAll>());
        (await host.SendAsync(HttpMethod.Put, "/api?s=Methods.Any")).Refused(404);
        (await host.SendAsync(HttpMethod.Get, "/api?s=Methods.Any")).Refused(429);
    }

    [Fact]
    public async Task Head_IsAnsweredLikeGet_WithoutABody()
    {
        await using var host = await StartAsync();
        var get = await host.SendRawAsync("GET /api?s=Methods.Any HTTP/1.1\r\nHost: x\r\n\r\n");
        var head = await host.SendRawAsync("HEAD /api?s=Methods.Any HTTP/1.1\r\nHost: x\r\n\r\n", hasBody: false);
        head.Status.ShouldBe(200);
        head.Header("Content-Length").ShouldBe(get.Header("Content-Length"));
        head.Header("Content-Type").ShouldBe(get.Header("Content-Type"));
        head.Body.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("PURGE")]
    public async Task PhalApi_RunsThemAll(string method)
    {
        await using var host = await StartAsync("PhalApi");
        (await host.SendAsync(new(method), "/api?s=Methods.Any")).Succeeded();
    }

    [Theory]
    [InlineData("Strict", "TRACE", "/api?s=Methods.Any")]
    [InlineData("PhalApi", "TRACE", "/api?s=Methods.Any")]
    [InlineData("Strict", "TRACE", "/api?s=No.Such.Service")]
    [InlineData("Strict", "TRACE", "/api/App.Methods.Any")]
    public async Task Trace_IsHttp405_WithAnEnvelope(string profile, string method, string target)
    {
        await using var host = await StartAsync(profile, mirror: true);
        var reply = await host.SendRawAsync($"{method} {target} HTTP/1.1\r\nHost: x\r\n\r\n");
        reply.Status.ShouldBe(405);
        reply.Header("Allow").ShouldBe("GET, HEAD, POST");
        reply.Envelope.Refused(404, "TRACE");
    }

    [Theory]
    [InlineData("Strict")]
    [InlineData("PhalApi")]
    public async Task Connect_IsHttp405_WithAnEnvelope(string profile)
    {
        await using var host = await StartAsync(profile, path: "/");
        var reply = await host.SendRawAsync("CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n");
        reply.Status.ShouldBe(405);
        reply.Envelope.Refused(404, "CONNECT");
    }

    [Theory]
    [InlineData("Strict", "/api?s=Methods.Put", "PUT", "PUT")]
    [InlineData("Strict", "/api/App.Methods.Put", "PUT", "PUT")]
    [InlineData("Strict", "/api?s=Methods.Any", "POST", "GET, HEAD, POST")]
    [InlineData("Strict", "/api", "PUT", "GET, POST, PUT, DELETE, PATCH, OPTIONS, PURGE, HEAD")]
    [InlineData("PhalApi", "/api?s=Methods.Any", "DELETE", "GET, HEAD, POST, DELETE")]
    public async Task Preflight_TellsTheVerbsOfTheTable_AndRunsNothing(string profile, string target, string asked, string allowed)
    {
        var counter = new Counted();
        await using var host = await StartAsync(profile, counter: counter, origin: "https://app.example");
        using var reply = await SendPreflightAsync(host, target, asked);
        ((int)reply.StatusCode).ShouldBe(204);
        string.Join(", ", reply.Headers.GetValues("Access-Control-Allow-Methods")).Replace(",", ", ").Replace("  ", " ").ShouldBe(allowed);
        counter.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("Strict")]
    [InlineData("PhalApi")]
    public async Task Preflight_WithoutCors_RunsNothing_AndLetsNobodyIn(string profile)
    {
        var counter = new Counted();
        await using var host = await StartAsync(profile, counter: counter);
        using var reply = await SendPreflightAsync(host, "/api?s=Methods.Any", "POST");
        ((int)reply.StatusCode).ShouldBe(204);
        reply.Headers.ShouldNotContain(header => header.Key.StartsWith("Access-Control"));
        counter.Count.ShouldBe(0);
    }

    [Fact]
    public async Task ExposedHeaders_AreTold()
    {
        await using var host = await StartAsync(origin: "https://app.example", settings: ("PhalNet:Cors:ExposedHeaders:0", "Retry-After"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api?s=Methods.Any");
        request.Headers.Add("Origin", "https://app.example");
        (await host.Client.SendAsync(request)).Headers.GetValues("Access-Control-Expose-Headers").Single().ShouldBe("Retry-After");
    }

    private static Task<HttpResponseMessage> SendPreflightAsync(TestHost host, string target, string asked)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, target);
        request.Headers.Add("Origin", "https://app.example");
        request.Headers.Add("Access-Control-Request-Method", asked);
        return host.Client.SendAsync(request);
    }

    private static Task<TestHost> StartAsync(
        string profile = "Strict", bool mirror = false, string path = "/api", Counted? counter = null, string? origin = null,
        Action<IPhalNetBuilder>? configure = null, (string Key, string Value)? settings = null) => TestHost.StartAsync(options =>
    {
        options.Services.Add(typeof(Methods));
        options.Settings["PhalNet:Profile"] = profile;
        if (origin is not null)
            options.Settings["PhalNet:Cors:Origins:0"] = origin;
        if (settings is var (key, value))
            options.Settings[key] = value;
        options.ConfigurePhalNet = phalNet =>
        {
            phalNet.AddPhalApiCompatibility();
            configure?.Invoke(phalNet);
        };
        options.ConfigureModule = module => module.Services.AddSingleton(counter ?? new());
        options.Map = app => app.MapPhalNet(path, entry => entry.MirrorStatus = mirror);
    });

    public sealed class Counted
    {
        public int Count { get; set; }
    }

    [Service("App.Methods")]
    public sealed class Methods(Counted counter)
    {
        public int Any() => ++counter.Count;

        [Verbs("PUT")]
        public int Put() => ++counter.Count;
    }

    private sealed class RefusesAll : IEarlyCallFilter
    {
        public ValueTask<CallFailure?> CheckAsync(ICallContext call) => new(new CallFailure(429, "too many"));
    }
}
