using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;

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
    public async Task<JsonElement> GetAsync(string target) => Envelope(await Client.GetStringAsync(target));

    public async Task<JsonElement> SendAsync(string target, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(content is null ? HttpMethod.Get : HttpMethod.Post, target) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Client.SendAsync(request);
        return Envelope(await response.Content.ReadAsStringAsync());
    }

    /// <summary>Sends the given bytes; returns the status and body of the reply.</summary>
    public async Task<(int Status, string Body)> SendRawAsync(byte[] request)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, Client.BaseAddress!.Port, patience.Token);
        var stream = socket.GetStream();
        await stream.WriteAsync(request, patience.Token);
        using var reply = new MemoryStream();
        try
        {
            await stream.CopyToAsync(reply, patience.Token);
        }
        catch (IOException)
        {
            // The server may close the connection before everything has been sent.
        }

        var text = Encoding.UTF8.GetString(reply.ToArray());
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return (int.Parse(text.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), text[(end + 4)..]);
    }

    public static JsonElement Envelope(string text)
    {
        var envelope = JsonDocument.Parse(text, new() { MaxDepth = 1024 }).RootElement;
        envelope.GetProperty("ret").ValueKind.ShouldBe(JsonValueKind.Number);
        envelope.GetProperty("msg").ValueKind.ShouldBe(JsonValueKind.String);
        envelope.TryGetProperty("data", out _).ShouldBeTrue(text);
        return envelope;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _application.DisposeAsync();
    }
}
