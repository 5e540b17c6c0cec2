using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhalNet.Hosting.Tests.Services;
using Shouldly;

namespace PhalNet.Hosting.Tests.Support;

/// <summary>
/// A plain ASP.NET Core application with PhalNet on Kestrel on a free loopback port. An unexpected error in its log fails the test when the
/// host is disposed.
/// </summary>
public sealed class TestHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<int> _expected = [];

    private TestHost(WebApplication app, TestLog logs)
    {
        _app = app;
        Logs = logs;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public TestLog Logs { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<TestHost> StartAsync(Action<TestHostOptions>? set = null)
    {
        var logs = new TestLog();
        var app = Build(logs, set);
        await app.StartAsync();
        return new(app, logs);
    }

    /// <summary>Builds the application without starting it, for errors that show at that time.</summary>
    public static WebApplication Build(TestLog logs, Action<TestHostOptions>? set = null)
    {
        var options = new TestHostOptions();
        set?.Invoke(options);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = options.Environment });
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Configuration.AddInMemoryCollection(options.Settings);
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Debug);
        var phalNet = builder.Services.AddPhalNet()
            .AddModule("Tests", [typeof(Site), typeof(Echo), .. options.Services], module => options.ConfigureModule?.Invoke(module));
        options.ConfigurePhalNet?.Invoke(phalNet);
        options.ConfigureServices?.Invoke(builder.Services);

        var app = builder.Build();
        if (options.Map is { } map)
            map(app);
        else
            app.MapPhalNet("/api", options.Entry);
        return app;
    }

    /// <summary>Expects one error with this event id.</summary>
    public void ExpectError(int eventId) => _expected.Add(eventId);

    public async Task<Envelope> GetAsync(string target) => await Envelope.ReadAsync(await Client.GetAsync(target));

    public async Task<Envelope> PostAsync(string target, HttpContent content) => await Envelope.ReadAsync(await Client.PostAsync(target, content));

    public Task<Envelope> PostAsync(string target, string body, string contentType = "application/x-www-form-urlencoded") =>
        PostAsync(target, Content(Encoding.UTF8.GetBytes(body), contentType));

    public async Task<Envelope> SendAsync(HttpMethod method, string target, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, target) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Envelope.ReadAsync(await Client.SendAsync(request));
    }

    public Task<RawConnection> ConnectAsync() => RawConnection.OpenAsync(Address);

    /// <summary>Sends the given bytes and reads the reply.</summary>
    public Task<RawReply> SendRawAsync(string text, bool hasBody = true) => RawConnection.SendAsync(Address, text, hasBody);

    public static ByteArrayContent Content(byte[] body, string? contentType)
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return content;
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        Logs.Errors.Where(error => !_expected.Contains(error.Event.Id)).ShouldBeEmpty();
        foreach (var eventId in _expected)
            Logs.Errors.ShouldContain(error => error.Event.Id == eventId);
    }
}
