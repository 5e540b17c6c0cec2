using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PhalNet.Conformance.Tests.Documented;

/// <summary>An application with an entry at <c>/</c> and the services of the rows, under one profile.</summary>
internal sealed class ProfileHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private ProfileHost(WebApplication application) => _application = application;

    public IPEndPoint EndPoint => IPEndPoint.Parse(new Uri(_application.Urls.Single()).Authority);

    public static async Task<ProfileHost> StartAsync(string profile, string? service, params JsonElement?[] sections)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(
            [new("PhalNet:Profile", profile), new("PhalNet:Language", "en"), new("PhalNet:TimeZone", "UTC")]);
        foreach (var section in sections.OfType<JsonElement>())
            builder.Configuration.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes($$"""{"PhalNet":{{section.GetRawText()}}}""")));
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddPhalNet().AddPhalApiCompatibility().AddModule("App", Services(service));
        var application = builder.Build();
        application.MapPhalNet("/");
        await application.StartAsync();
        return new(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static Type[] Services(string? own) =>
        own is null
            ? [typeof(Where), typeof(Sent), typeof(Read), typeof(Give)]
            : [typeof(ProfileHost).Assembly.GetType($"{typeof(ProfileHost).Namespace}.{own}")!];
}
