using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PhalNet.Compatibility.Tests;

/// <summary>A web application with the PhalApi profile on a free local port, with its log.</summary>
internal sealed class ProfileHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private ProfileHost(WebApplication application, TestLog log)
    {
        _application = application;
        Log = log;
        Client = new HttpClient { BaseAddress = new Uri(application.Urls.Single()), Timeout = TimeSpan.FromSeconds(30) };
    }

    public HttpClient Client { get; }

    public TestLog Log { get; }

    public IServiceProvider Services => _application.Services;

    public static async Task<ProfileHost> StartAsync(
        Type[] services, Action<IPhalNetBuilder>? configure = null, params (string Key, string? Value)[] configuration)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(configuration.ToDictionary(pair => pair.Key, pair => pair.Value));
        var log = new TestLog(LogLevel.Warning);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var phalNet = builder.Services.AddPhalNet(options =>
        {
            options.Language = "en";
            options.Profile = "PhalApi";
            options.TimeZone = "Asia/Shanghai";
        });
        phalNet.AddPhalApiCompatibility().AddModule("App", services);
        configure?.Invoke(phalNet);
        var application = builder.Build();
        application.MapPhalNet("/api");
        await application.StartAsync();
        return new(application, log);
    }

    /// <summary>The envelope of a GET, with its members checked.</summary>
    public async Task<JsonElement> GetAsync(string target) => Envelope.Parse(await Client.GetStringAsync(target)).Root;

    public async Task<JsonElement> SendAsync(string target, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(content is null ? HttpMethod.Get : HttpMethod.Post, target) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Client.SendAsync(request);
        return (await Envelope.ReadAsync(response)).Root;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _application.DisposeAsync();
    }
}
