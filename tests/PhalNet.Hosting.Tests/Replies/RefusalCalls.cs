using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhalNet.Hosting.Tests.Authorization;
using PhalNet.Hosting.Tests.Support;
using Answer = System.Func<string, System.Threading.Tasks.Task<(int Ret, string Message)>>;

namespace PhalNet.Hosting.Tests.Replies;

/// <summary>Calls in a language, one for each message of the engine that is not about a value, by the message's key.</summary>
internal static class RefusalCalls
{
    private const string Form = "application/x-www-form-urlencoded";

    private const string Json = "application/json";

    private const string Multipart = "multipart/form-data; boundary=X";

    public static IReadOnlyDictionary<string, Answer> All { get; } = new Dictionary<string, Answer>
    {
        ["call.redirected"] = Get("/api?s=Failing.Redirect"),
        ["rule.required"] = Get("/api?s=Failing.Named"),
        ["call.refused"] = Get("/api?s=Failing.Refuse"),
        ["request.json"] = Post("[1", Json),
        ["request.encoding"] = Post("""{"text":"\ud800"}""", Json),
        ["request.encoded"] = Post("text=plain", Form, "gzip", Decompressing),
        ["request.encoding.unread"] = Post("text=plain", Form, "gzip"),
        ["request.broken"] = Post("no boundary in here", Multipart),
        ["request.upload"] = Post("--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nabc", Multipart),
        ["request.unkept"] = UnkeptAsync,
        ["request.callback"] = Get("/api?s=Echo.Nothing&callback=a-b", options => options.Entry = entry => entry.Jsonp = true),
        ["request.format"] = Get("/api?s=Echo.Nothing&__format__=yaml"),
        ["limit.body"] = Post("text=0123456789", set: Limited("BodyBytes")),
        ["limit.parameters"] = Post("a=&b=&c=&d=&e=&f=&g=&h=&i=&j=&k=", set: Limited("Parameters")),
        ["limit.name"] = Post("a0123456789=", set: Limited("NameLength")),
        ["limit.elements"] = Post("""{"a":[1,2,3,4,5,6,7,8,9,10,11]}""", Json, set: Limited("Elements")),
        ["limit.text"] = Post("text=0123456789a", set: Limited("TextLength")),
        ["limit.depth"] = Post("""{"a":[[[[[[[[[[1]]]]]]]]]]}""", Json, set: Limited("Depth")),
        ["call.unauthenticated"] = Guarded("Guarded.SignedIn", null),
        ["call.forbidden"] = Guarded("Guarded.Policy", "ann"),
        ["service.unknown"] = Get("/api?s=App.Nope.Call"),
        ["service.unnamed"] = Get("/api", options => options.Settings["PhalNet:DefaultNamespace"] = "Nowhere"),
        ["service.verb"] = Get("/api?s=App.Echo.PostOnly"),
        ["service.method"] = Sent(HttpMethod.Trace, "/api?s=Echo.Nothing"),
        ["path.unknown"] = Get("/api/nope/nowhere?s=App.Echo.Nothing", AsPhalApi),
        ["limit.slow"] = SlowAsync,
        ["service.unavailable"] = LeftAsync,
        ["call.limited"] = LimitedAsync,
        ["call.error"] = Get("/api?s=Failing.Throw"),
        ["call.failed"] = Get("/api?s=Failing.Fail"),
        ["call.cancelled"] = CancelledAsync,
        ["call.timeout"] = Get("/api?s=Failing.Wait", options => options.Settings["PhalNet:Limits:CallSeconds"] = "1"),
    };

    private static Answer Get(string target, Action<TestHostOptions>? set = null) => Sent(HttpMethod.Get, target, set: set);

    private static Answer Post(string body, string type = Form, string? encoding = null, Action<TestHostOptions>? set = null) =>
        Sent(HttpMethod.Post, "/api?s=Echo.Text", () =>
        {
            var content = TestHost.Content(Encoding.UTF8.GetBytes(body), type);
            if (encoding is not null)
                content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
            return content;
        }, set);

    private static Answer Sent(
        HttpMethod method, string target, Func<HttpContent>? content = null, Action<TestHostOptions>? set = null) => async language =>
    {
        await using var host = await StartAsync(set);
        if (target.EndsWith("Throw", StringComparison.Ordinal))
            host.ExpectError(1000);
        var reply = await host.SendAsync(method, target, content?.Invoke(), ("Accept-Language", language));
        return (reply.Ret, reply.Message);
    };

    private static Answer Guarded(string service, string? user) => async language =>
    {
        await using var host = await AuthorizeTests.StartAsync();
        (string, string)[] signedIn = user is null ? [] : [("Main", user)];
        var reply = await host.SendAsync(HttpMethod.Get, $"/api?s={service}", null, [("Accept-Language", language), .. signedIn]);
        return (reply.Ret, reply.Message);
    };

    private static async Task<(int Ret, string Message)> SlowAsync(string language)
    {
        await using var host = await StartAsync(options => options.Settings["PhalNet:Limits:BodySeconds"] = "1");
        using var connection = await host.ConnectAsync();
        await connection.WriteAsync($"POST /api?s=Echo.Text HTTP/1.1\r\nHost: x\r\nAccept-Language: {language}\r\nContent-Type: {Form}\r\nContent-Length: 1000\r\n\r\na");
        var reply = (await connection.ReadAsync()).Envelope;
        return (reply.Ret, reply.Message);
    }

    private static async Task<(int Ret, string Message)> UnkeptAsync(string language)
    {
        var missing = Path.Combine(Path.GetTempPath(), $"missing-{Guid.NewGuid():N}");
        await using var host = await StartAsync(options => options.ConfigureServices = services => services.AddSingleton(provider =>
            new BodyFiles(missing, TimeProvider.System, provider.GetRequiredService<ILogger<BodyFiles>>())));
        host.ExpectError(1030);
        var body = TestHost.Content(Encoding.UTF8.GetBytes(
            $"--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n{new string('a', 100_000)}\r\n--X--\r\n"), Multipart);
        var reply = await host.SendAsync(HttpMethod.Post, "/api?s=Echo.Text", body, ("Accept-Language", language));
        return (reply.Ret, reply.Message);
    }

    private static async Task<(int Ret, string Message)> LimitedAsync(string language)
    {
        await using var host = await TestHost.StartAsync(options =>
        {
            options.ConfigureServices = services => services.AddRateLimiter(limiter =>
                limiter.AddFixedWindowLimiter("one", window => (window.PermitLimit, window.Window) = (1, TimeSpan.FromMinutes(5))));
            options.Map = app =>
            {
                app.UseRateLimiter();
                app.MapPhalNet("/api").RequireRateLimiting("one");
            };
        });
        await host.GetAsync("/api?s=Echo.Nothing");
        var reply = await host.SendAsync(HttpMethod.Get, "/api?s=Echo.Nothing", null, ("Accept-Language", language));
        return (reply.Ret, reply.Message);
    }

    private static async Task<(int Ret, string Message)> CancelledAsync(string language)
    {
        await using var host = await StartAsync(null);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        return await CallAsync(host, "App.Failing.Wait", language, cancellation.Token);
    }

    private static async Task<(int Ret, string Message)> LeftAsync(string language)
    {
        await using var host = await StartAsync(options => options.ConfigureServices = services => services.AddSingleton<ITableSelector, FirstTable>());
        await CallAsync(host, "App.Echo.Nothing", language, default);
        await host.Services.GetRequiredService<IModuleHost>().RemoveAsync("Tests");
        return await CallAsync(host, "App.Echo.Text", language, default);
    }

    private static async Task<(int Ret, string Message)> CallAsync(TestHost host, string service, string language, CancellationToken cancellation)
    {
        var request = new CallRequest(service, CallRequest.Create("").Values) { Language = language };
        await using var result = await host.Services.GetRequiredService<ICallDispatcher>().CallAsync(request, cancellation);
        return (result.Ret, result.Message);
    }

    private static Task<TestHost> StartAsync(Action<TestHostOptions>? set) => TestHost.StartAsync(options =>
    {
        options.Services.Add(typeof(Failing));
        set?.Invoke(options);
    });

    private static Action<TestHostOptions> Limited(string limit) => options => options.Settings[$"PhalNet:Limits:{limit}"] = "10";

    private static void AsPhalApi(TestHostOptions options)
    {
        options.Settings["PhalNet:Profile"] = "PhalApi";
        options.ConfigurePhalNet = phalNet => phalNet.AddPhalApiCompatibility();
    }

    private static void Decompressing(TestHostOptions options)
    {
        options.ConfigureServices = services => services.AddRequestDecompression();
        options.Map = app =>
        {
            app.UseRequestDecompression();
            app.MapPhalNet("/api");
        };
    }

    /// <summary>Keeps using the services of the first call.</summary>
    private sealed class FirstTable : ITableSelector
    {
        private ServiceTable? _table;

        public ServiceTable Select(CallRequest request, ModuleSnapshot snapshot) => _table ??= snapshot.Table;
    }

    [Service("App.Failing")]
    private sealed class Failing
    {
        public string Redirect() => throw new RedirectException("");

        public string Refuse() => throw new BadRequestException("");

        public string Fail() => throw new ServerErrorException("");

        public string Throw() => throw new InvalidOperationException("secret");

        public string Named(string name) => name;

        public async Task<string> Wait(CancellationToken cancellation)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return "";
        }
    }
}
