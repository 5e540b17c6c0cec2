using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Modules.Platform.Tests.Support;

/// <summary>A host with an application, and the accounts as commands see them.</summary>
internal sealed class AccountsHost(PlatformHost host, PlatformAccounts accounts, ApplicationSecret application) : IAsyncDisposable
{
    public PlatformHost Host => host;

    public PlatformAccounts Accounts => accounts;

    public ApplicationSecret Application => application;

    public static async Task<AccountsHost> StartAsync(TestDatabase database, string environment = "Production")
    {
        var settings = await database.SettingsAsync();
        var host = await PlatformHost.StartAsync(environment, null, settings);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value))).Build();
        var accounts = await PlatformAccounts.OpenAsync(configuration, host.Directory);
        return new(host, accounts, await accounts.AddApplicationAsync("phone"));
    }

    public static string Text(JsonElement token) => token.GetProperty("access_token").GetString()!;

    public Task<JsonElement> TokenAsync(string? uuid = null) => DataAsync(
        "App.Auth.ApplyToken", ("app_key", application.AppKey), ("app_secret", application.AppSecret), ("uuid", uuid));

    public Task<JsonElement> LoginAsync(JsonElement token, string account, string password, string service = "Platform.User.UserLogin") =>
        DataAsync(service, ("access_token", Text(token)), ("account", account), ("password", password));

    public async Task<JsonElement> DataAsync(string service, params (string Name, object? Value)[] values)
    {
        await using var result = await host.CallAsync(Given(values), service: service);
        result.Ret.ShouldBe(200, result.Message);
        return Data(result);
    }

    public async Task<(int Ret, string Message)> TryAsync(string service, params (string Name, object? Value)[] values)
    {
        await using var result = await host.CallAsync(Given(values), service: service);
        return (result.Ret, result.Message);
    }

    public async Task<(int Ret, JsonElement Data, string[] Headers)> TryLoginAsync(
        string address, JsonElement token, string account, string password)
    {
        await using var result = await host.CallAsync(
            [("access_token", Text(token)), ("account", account), ("password", password)],
            service: "Platform.User.UserLogin", caller: new() { Address = IPAddress.Parse(address) });
        return (result.Ret, Data(result), [.. result.Headers.Select(header => header.Key)]);
    }

    public async Task<(int Ret, string Message)> SendAsync(JsonElement token)
    {
        await using var result = await host.SendAsync([("access_token", Text(token))]);
        return (result.Ret, result.Message);
    }

    public List<Dictionary<string, object?>> Query(string statement) => host.Query(statement);

    public async ValueTask DisposeAsync()
    {
        await accounts.DisposeAsync();
        await host.DisposeAsync();
    }

    private JsonElement Data(CallResult result) => JsonSerializer.SerializeToElement(result.Data, host.Module.Json);

    private static IEnumerable<(string Name, object? Value)> Given((string Name, object? Value)[] values) => values.Where(value => value.Value is not null);
}
