using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>Gives the services of a module access to shared host services that are not singletons.</summary>
internal sealed class HostServices(IServiceProvider host)
{
    public IServiceProvider Host => host;

    /// <summary>
    /// The host's services for a service of a module: those of the call's scope, or of a scope with the lifetime of the module's scope.
    /// </summary>
    public static IServiceProvider Of(IServiceProvider provider, Type type, ServiceLifetime lifetime)
    {
        if (!ReferenceEquals(provider, provider.GetRequiredService<ModuleRoot>().Services))
            return provider.GetRequiredService<HostScope>().Services;
        return lifetime == ServiceLifetime.Transient
            ? provider.GetRequiredService<HostServices>().Host
            : throw new InvalidOperationException(
                $"{TypeText.Of(type)} is a scoped service of the host, and there is no scope: "
                + $"outside a call, create one with {nameof(IServiceScopeFactory)}.");
    }
}

/// <summary>The module's root services, outside of all scopes.</summary>
internal sealed class ModuleRoot(IServiceProvider services)
{
    public IServiceProvider Services => services;
}

/// <summary>A scope of the host's services that belongs to a scope of the module's services: the call's scope during a call.</summary>
internal sealed class HostScope(CallContextHolder holder, HostServices host) : IAsyncDisposable, IDisposable
{
    private AsyncServiceScope? _own;

    public IServiceProvider Services => holder.Context is CallContext call
        ? call.ServicesOf(host.Host)
        : (_own ??= host.Host.CreateAsyncScope()).ServiceProvider;

    public void Dispose() => _own?.Dispose();

    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? default;
}
