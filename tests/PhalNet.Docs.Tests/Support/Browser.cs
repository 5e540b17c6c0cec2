using System.Net;

namespace PhalNet.Docs.Tests.Support;

/// <summary>Requests pages like a browser, and stores cookies.</summary>
public sealed class Browser(DocsHost host) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = host.Address };

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new(HttpMethod.Get, path));

    public async Task<string> ReadAsync(string path) => await (await GetAsync(path)).Content.ReadAsStringAsync();

    public Task<HttpResponseMessage> LogInAsync(string password, string? to = null, string path = "/docs/login") =>
        PostAsync(path, to is null ? new() { ["password"] = password } : new() { ["password"] = password, ["to"] = to });

    public Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> form) =>
        SendAsync(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(form) });

    public void Dispose() => _client.Dispose();

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        request.Headers.TryAddWithoutValidation("Accept-Language", "en");
        return _client.SendAsync(request);
    }
}
