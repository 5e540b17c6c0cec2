using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PhalNet.Modules.Tests.Support;

/// <summary>A host without HTTP that watches a directory.</summary>
internal sealed class ModulesHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly TemporaryDirectory _directory;

    private ModulesHost(IHost host, TemporaryDirectory directory, TestLines lines) => (_host, _directory, Lines) = (host, directory, lines);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The watched directory.</summary>
    public string Watched => Path.Combine(_directory.Path, "modules");

    public string Data => Path.Combine(_directory.Path, "data");

    public IServiceProvider Services => _host.Services;

    public IModuleHost Modules => _host.Services.GetRequiredService<IModuleHost>();

    public IModuleStates States => _host.Services.GetRequiredService<IModuleStates>();

    public TestLines Lines { get; }

    /// <summary>Starts a host.</summary>
    /// <param name="prepare">Fills the watched directory.</param>
    /// <param name="settings">Configuration.</param>
    /// <param name="configure">Changes the host.</param>
    /// <param name="directory">The base directory; a new one when null.</param>
    public static async Task<ModulesHost> StartAsync(
        Action<string>? prepare = null,
        (string Key, string? Value)[]? settings = null,
        Action<IPhalNetBuilder>? configure = null,
        TemporaryDirectory? directory = null)
    {
        directory ??= new TemporaryDirectory();
        var watched = Directory.CreateDirectory(Path.Combine(directory.Path, "modules")).FullName;
        prepare?.Invoke(watched);
        var builder = Host.CreateEmptyApplicationBuilder(new()
        {
            EnvironmentName = settings?.FirstOrDefault(each => each.Key == "environment").Value ?? "Production",
            ContentRootPath = directory.Path,
        });
        builder.Configuration.AddInMemoryCollection(
        [
            new("PhalNet:DataDirectory", Path.Combine(directory.Path, "data")),
            new("PhalNet:ModulesDirectory", watched),
            new("PhalNet:Language", "en"),
            .. (settings ?? []).Select(each => new KeyValuePair<string, string?>(each.Key, each.Value)),
        ]);
        var lines = new TestLines();
        builder.Logging.AddProvider(lines);
        var phalNet = builder.Services.AddPhalNet().AddModulesDirectory();
        configure?.Invoke(phalNet);
        var host = builder.Build();
        await host.StartAsync(Cancellation);
        return new(host, directory, lines);
    }

    /// <summary>Calls a service; returns its ret and its data or message as text.</summary>
    public async Task<(int Ret, string Text)> CallAsync(string service, params (string Name, object? Value)[] values)
    {
        await using var result = await Services.GetRequiredService<ICallDispatcher>().CallAsync(CallRequest.Create(service, values), Cancellation);
        return (result.Ret, result.Ret == 200 ? $"{result.Data}" : result.Message);
    }

    /// <summary>Waits until a module reaches a state.</summary>
    public Task<ModuleStatus> UntilAsync(string name, ModuleState state, string? version = null) => UntilAsync(
        () => Modules.Modules.FirstOrDefault(module => module.Name == name && module.State == state && (version is null || module.Version == version)),
        () => string.Join("; ", Modules.Modules));

    /// <summary>Waits until the host has carried out a change of the desired states.</summary>
    public Task<ModuleReport> UntilCarriedOutAsync(long change)
    {
        var states = (InMemoryModuleStates)States;
        return UntilAsync(() => states.Report?.Change >= change ? states.Report : null, () => $"{states.Report}");
    }

    /// <summary>Waits until something is found; it looks after each change of a module, and ten times a second.</summary>
    public async Task<T> UntilAsync<T>(Func<T?> find, Func<string> describe) where T : class
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (true)
        {
            var changed = Modules.Changed;
            if (find() is { } found)
                return found;
            if (patience.IsCancellationRequested)
                Assert.Fail($"Not within five minutes: {describe()}\n{string.Join('\n', Lines.All)}");
            var signal = new TaskCompletionSource();
            using (changed.RegisterChangeCallback(_ => signal.TrySetResult(), null))
                await Task.WhenAny(signal.Task, Task.Delay(100, Cancellation));
        }
    }

    /// <summary>Stops the host and returns its directory, for use by another.</summary>
    public async Task<TemporaryDirectory> EndAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)_host).DisposeAsync();
        return _directory;
    }

    public async ValueTask DisposeAsync() => (await EndAsync()).Dispose();
}

/// <summary>The log lines of a host.</summary>
internal sealed class TestLines : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = [];

    public IReadOnlyCollection<string> All => _lines;

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {category} {formatter(state, exception)} {exception}");
    }
}
