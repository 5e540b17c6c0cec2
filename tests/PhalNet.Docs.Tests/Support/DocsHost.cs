using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PhalNet.Docs.Tests.Support;

/// <summary>An application with services and their documentation, on Kestrel on a free loopback port.</summary>
public sealed class DocsHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private DocsHost(WebApplication app)
    {
        _app = app;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        Client = NewClient();
    }

    public Uri Address { get; }

    /// <summary>Follows no redirects, stores no cookies and decompresses nothing.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="services">Classes with a service name, in a module <c>Shop</c>.</param>
    /// <param name="environment">The environment; defaults to Development.</param>
    /// <param name="settings">Configuration, such as <c>PhalNet:Docs:Access</c>.</param>
    /// <param name="map">Maps entries and documentation; defaults to <c>/api</c> and <c>/docs</c>.</param>
    /// <param name="configure">Configures PhalNet further.</param>
    public static async Task<DocsHost> StartAsync(
        Type[] services, string environment = "Development", Dictionary<string, string?>? settings = null, Action<WebApplication>? map = null,
        Action<IPhalNetBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Logging.ClearProviders();
        var phalNet = builder.Services.AddPhalNet().AddModule("Shop", services);
        configure?.Invoke(phalNet);

        var app = builder.Build();
        if (map is not null)
            map(app);
        else
        {
            app.MapPhalNet("/api");
            app.MapPhalNetDocs("/docs");
        }

        await app.StartAsync();
        return new(app);
    }

    public HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = Address,
            Timeout = TimeSpan.FromSeconds(30),
        };

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
