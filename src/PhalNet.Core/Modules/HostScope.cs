using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>Where the services of a module get what the host shares and does not keep once for all.</summary>
internal sealed class HostServices(IServiceProvider host)
{
    public IServiceProvider Host => host;

    /// <summary>
    /// The host's services for whoever asks in a module: those of the call's own scope, or of a scope that lives as long as the module's.
    /// </summary>
    public static IServiceProvider Of(IServiceProvider provider, Type type, ServiceLifetime lifetime)
    {
        if (!ReferenceEquals(provider, provider.GetRequiredService<ModuleRoot>().Services))
            return provider.GetRequiredService<HostScope>().Services;
        return lifetime == ServiceLifetime.Transient
            ? provider.GetRequiredService<HostServices>().Host
            : throw new InvalidOperationException(
                $"{TypeText.Of(type)} is scoped in the host, and a scope was not made: "
                + $"outside of a call {nameof(IServiceScopeFactory)} makes one.");
    }
}

/// <summary>The module's services outside of all scopes.</summary>
internal sealed class ModuleRoot(IServiceProvider services)
{
    public IServiceProvider Services => services;
}

/// <summary>The host's services in a scope that goes with one of the module's: that of the call where there is one.</summary>
internal sealed class HostScope(CallContextHolder holder, HostServices host) : IAsyncDisposable, IDisposable
{
    private AsyncServiceScope? _own;

    public IServiceProvider Services => holder.Context is CallContext call
        ? call.ServicesOf(host.Host)
        : (_own ??= host.Host.CreateAsyncScope()).ServiceProvider;

    public void Dispose() => _own?.Dispose();

    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? default;
}
