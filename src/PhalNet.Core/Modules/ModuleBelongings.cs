using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PhalNet;

/// <summary>
/// Services that a module gets instead of the host's, because the host's would keep the module's registrations, and with them the module,
/// in memory.
/// </summary>
internal sealed class ModuleBelongings : IDisposable
{
    private readonly ConfigurationRoot _configuration;

    public ModuleBelongings(
        string module,
        bool isAdded,
        IConfiguration configuration,
        IHostApplicationLifetime? lifetime,
        Func<IConfiguration, IReadOnlyList<string>>? check,
        ILoggerFactory loggers,
        ILogger logger)
    {
        var builder = new ConfigurationBuilder().Add(new HostConfigurationProvider(configuration, module, check, logger));
        _configuration = (ConfigurationRoot)builder.Build();
        Lifetime = new(module, isAdded, lifetime, logger);
        Loggers = new ModuleLoggers(loggers);
    }

    /// <summary>The host's current configuration; its change tokens end with the module.</summary>
    public IConfiguration Configuration => _configuration;

    public ModuleLifetime Lifetime { get; }

    public ILoggerFactory Loggers { get; }

    public void Dispose() => _configuration.Dispose();

    private sealed class ModuleLoggers(ILoggerFactory host) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => host.CreateLogger(categoryName);

        public void AddProvider(ILoggerProvider provider) =>
            throw new NotSupportedException("Logging belongs to the host; a module cannot add a provider.");

        public void Dispose()
        {
        }
    }
}

/// <summary>The lifetime of a module from its first call to its last, as an <see cref="IHostApplicationLifetime"/>.</summary>
internal sealed class ModuleLifetime(string module, bool isAdded, IHostApplicationLifetime? host, ILogger logger) : IHostApplicationLifetime
{
    private readonly CancellationTokenSource _started = new();
    private readonly CancellationTokenSource _stopped = new();

    /// <summary>Cancelled when the module drains.</summary>
    public CancellationTokenSource Draining { get; } = new();

    public CancellationToken ApplicationStarted => _started.Token;

    public CancellationToken ApplicationStopping => Draining.Token;

    public CancellationToken ApplicationStopped => _stopped.Token;

    /// <summary>
    /// Stops the host for a module that is compiled into it. A module added at run time must not stop the host; the attempt is logged.
    /// </summary>
    public void StopApplication()
    {
        if (isAdded)
            CoreLog.StopRefused(logger, module);
        else
            host?.StopApplication();
    }

    public Task StartedAsync() => TellAsync(_started);

    public Task StoppedAsync() => TellAsync(_stopped);

    private async Task TellAsync(CancellationTokenSource source)
    {
        try
        {
            await source.CancelAsync();
        }
        catch (AggregateException exception)
        {
            CoreLog.LifetimeFailed(logger, module, exception);
        }
    }
}
