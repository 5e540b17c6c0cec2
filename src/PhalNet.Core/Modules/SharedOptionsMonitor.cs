using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PhalNet;

/// <summary>Options that the host shares with its modules.</summary>
internal sealed record SharedOptions(Type Type, Action<IServiceCollection, IServiceProvider> Share)
{
    public static SharedOptions Of<TOptions>() where TOptions : class => new(typeof(TOptions), (services, host) =>
    {
        services.AddSingleton(host.GetRequiredService<IOptions<TOptions>>());
        services.AddSingleton<IOptionsMonitor<TOptions>>(_ =>
            new SharedOptionsMonitor<TOptions>(host.GetRequiredService<IOptionsMonitor<TOptions>>()));
        services.AddScoped(provider => HostServices.Of(provider, typeof(IOptionsSnapshot<TOptions>), ServiceLifetime.Scoped)
            .GetRequiredService<IOptionsSnapshot<TOptions>>());
    });
}

/// <summary>
/// The host's monitor for one module. The module's change listeners are released with the module; the host's monitor would keep them.
/// </summary>
internal sealed class SharedOptionsMonitor<TOptions>(IOptionsMonitor<TOptions> host) : IOptionsMonitor<TOptions>, IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<Listener> _listeners = [];

    public TOptions CurrentValue => host.CurrentValue;

    public TOptions Get(string? name) => host.Get(name);

    public IDisposable? OnChange(Action<TOptions, string?> listener)
    {
        if (host.OnChange(listener) is not { } subscription)
            return null;
        var own = new Listener(this, subscription);
        lock (_lock)
            _listeners.Add(own);
        return own;
    }

    public void Dispose()
    {
        Listener[] listeners;
        lock (_lock)
            listeners = [.. _listeners];
        foreach (var listener in listeners)
            listener.Dispose();
    }

    private sealed class Listener(SharedOptionsMonitor<TOptions> monitor, IDisposable subscription) : IDisposable
    {
        public void Dispose()
        {
            lock (monitor._lock)
                monitor._listeners.Remove(this);
            subscription.Dispose();
        }
    }
}
