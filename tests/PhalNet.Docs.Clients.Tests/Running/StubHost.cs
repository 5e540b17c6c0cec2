using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhalNet.Docs.Clients.Tests.Running;

[assembly: AssemblyFixture(typeof(StubHost))]

namespace PhalNet.Docs.Clients.Tests.Running;

/// <summary>
/// A host with services that return their parameters, with their documentation, and with paths that simulate network failures.
/// </summary>
public sealed class StubHost : IAsyncLifetime
{
    private const string Mirrored = """{"ret":404,"data":{"number":7},"msg":"There is no order 7."}""";

    private readonly WebApplication _application;
    private readonly ConcurrentQueue<(string Mark, string Key)> _cut = new();

    public StubHost() => _application = Build(_cut);

    public Uri Address { get; private set; } = null!;

    public string Entry => new Uri(Address, "api").AbsoluteUri;

    /// <summary>The idempotency keys of the requests to <c>/cut?mark=…</c>, whose connection is closed without a reply.</summary>
    public string[] CutKeys(string mark) => [.. _cut.Where(request => request.Mark == mark).Select(request => request.Key)];

    /// <summary>An address without a listener.</summary>
    public static string Closed()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://{listener.LocalEndpoint}/";
    }

    public async ValueTask InitializeAsync()
    {
        await _application.StartAsync();
        Address = new Uri(_application.Urls.Single());
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static WebApplication Build(ConcurrentQueue<(string Mark, string Key)> cut)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddPhalNet(options => options.Language = "en").AddModule(typeof(Upload).Assembly);
        var application = builder.Build();
        application.MapPhalNet("/api");
        application.MapPhalNet("/jsonp", entry => entry.Jsonp = true);
        application.MapPhalNetDocs("/docs", options => options.Access = DocsAccess.Open);
        application.Map("/silent", (HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        application.Map("/drip", DripAsync);
        application.Map("/cut", (HttpContext context) =>
        {
            cut.Enqueue((context.Request.Query["mark"].ToString(), context.Request.Headers["Idempotency-Key"].ToString()));
            context.Abort();
        });
        application.Map("/broken", () => Results.Text("<html></html>", "text/html", statusCode: 500));
        application.Map("/mirrored", () => Results.Text(Mirrored, "application/json", statusCode: 404));
        application.Map("/page", () => Results.Text("<html></html>", "text/html"));
        application.Map("/list", () => Results.Text("[200]", "application/json"));
        application.Map("/spaced", () => Results.Text(
            """ { "debug" : [ { "ret" : 1 } , "}" ] , "msg" : "h\u00e9 \"q\" \\ 你\ud83d\ude00" , "data" : { "a" : [ 1 , { } ] } , "ret" : 201 } """, "application/json"));
        return application;
    }

    // Sends data often enough, and never ends.
    private static async Task DripAsync(HttpContext context)
    {
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.WriteAsync(" ", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(50, context.RequestAborted);
        }
    }
}
