using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Modules.Platform.Tests.Support;

/// <summary>A host with the Platform module on a separate database. Disposing it fails on unexpected errors in the log.</summary>
internal sealed class PlatformHost : IAsyncDisposable
{
    public const string Demo = "demo0000000000000000000000000000";
    public const string Peer = "12345678123456781234567812345678";
    public const string Send = "Platform.ChatMessage.Send";

    private readonly IHost _host;
    private readonly TestLog _log = new(LogLevel.Warning);
    private readonly bool _ownsDirectory;
    private readonly string? _postgres;

    private PlatformHost(string environment, string? directory, IEnumerable<(string Name, string Value)> settings)
    {
        _ownsDirectory = directory is null;
        var given = settings.ToArray();
        _postgres = given.Any(setting => setting is ("Platform:Database", "postgresql"))
            ? given.LastOrDefault(setting => setting.Name == "ConnectionStrings:Platform").Value
            : null;
        Directory = directory ?? System.IO.Directory.CreateTempSubdirectory("phalnet-platform-").FullName;
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true, EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection([new("PhalNet:DataDirectory", Directory)]);
        builder.Configuration.AddInMemoryCollection(given.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value)));
        builder.Logging.AddProvider(_log);
        builder.Services.AddPhalNet().AddModule(typeof(PlatformModule).Assembly);
        _host = builder.Build();
    }

    public string Directory { get; }

    public string DatabaseFile => Path.Combine(Directory, "platform.db");

    public IReadOnlyCollection<string> Errors =>
        [.. _log.Lines.Select(line => $"{line.Level} {line.Event.Id}: {line.Text} {line.Exception}")];

    public bool ExpectErrors { get; set; }

    public IServiceProvider ModuleServices => _host.Services.GetRequiredService<IServiceRegistry>().Modules.Single().Services;

    public LoadedModule Module => _host.Services.GetRequiredService<IServiceRegistry>().Modules.Single();

    public static Task<PlatformHost> StartAsync(params (string Name, string Value)[] settings) => StartAsync("Development", null, settings);

    public static async Task<PlatformHost> StartAsync(string environment, string? directory, params (string Name, string Value)[] settings)
    {
        var host = new PlatformHost(environment, directory, settings);
        try
        {
            await host._host.StartAsync(TestContext.Current.CancellationToken);
            return host;
        }
        catch
        {
            host.ExpectErrors = true;
            await host.DisposeAsync();
            throw;
        }
    }

    public async Task<CallResult> CallAsync(
        IEnumerable<(string Name, object? Value)> values,
        string language = "en",
        CallTrace? trace = null,
        CancellationToken cancellation = default,
        string service = Send,
        Caller? caller = null) =>
        await _host.Services.GetRequiredService<ICallDispatcher>().CallAsync(
            new(service, CallRequest.Create(service, values).Values) { Language = language, Trace = trace ?? CallTrace.None, Caller = caller ?? new() }, cancellation);

    /// <summary>A call that is valid except for the given values.</summary>
    public Task<CallResult> SendAsync(
        (string Name, object? Value)[]? changes = null, string language = "en", CallTrace? trace = null, CancellationToken cancellation = default)
    {
        var values = new Dictionary<string, object?>
        {
            ["chat_message_to_uuid"] = Peer,
            ["chat_message_data"] = "hello word",
            ["chat_message_type"] = "text",
        };
        foreach (var (name, value) in changes ?? [])
            values[name] = value;
        return CallAsync(values.Where(pair => pair.Value is not null).Select(pair => (pair.Key, pair.Value)), language, trace, cancellation);
    }

    /// <summary>Stores a token with the given text, with the application <c>app</c> and the member it belongs to.</summary>
    public async Task AddTokenAsync(string token, string? member, TimeSpan? lifetime = null)
    {
        var store = ModuleServices.GetRequiredService<IAccountStore>();
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        if (await store.FindApplicationAsync("app", CallTrace.None, CancellationToken.None) is null)
            await store.AddApplicationAsync(
                new() { Key = "app", Name = "app", Services = "*", SecretHash = null, CreatedAt = now }, CancellationToken.None);
        if (member is not null)
            await store.AddMemberAsync(new() { Uuid = member, CreatedAt = now }, CancellationToken.None);
        var expires = now + (long)(lifetime ?? TimeSpan.FromHours(1)).TotalSeconds;
        await store.AddTokenAsync(new(Credential.Hash(token), "app", member, now, expires), CallTrace.None, CancellationToken.None);
    }

    public Task StopAsync() => _host.StopAsync(TestContext.Current.CancellationToken);

    /// <summary>Rows as a reader outside of the module sees them.</summary>
    public List<Dictionary<string, object?>> Query(string statement) => _postgres is null
        ? Query(DatabaseFile, statement)
        : Query(new NpgsqlConnection(_postgres + ";Pooling=False"), statement);

    public static List<Dictionary<string, object?>> Query(string file, string statement) => Query(
        new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString), statement);

    private static List<Dictionary<string, object?>> Query(DbConnection connection, string statement)
    {
        using var opened = connection;
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        using var reader = command.ExecuteReader();
        var rows = new List<Dictionary<string, object?>>();
        while (reader.Read())
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => reader.IsDBNull(i) ? null : reader.GetValue(i)));
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
        if (_ownsDirectory)
            System.IO.Directory.Delete(Directory, recursive: true);
        if (!ExpectErrors)
            Errors.ShouldBeEmpty();
    }
}
