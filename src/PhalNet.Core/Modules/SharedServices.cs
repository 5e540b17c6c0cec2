using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PhalNet;

/// <summary>A service that the host shares with its modules.</summary>
internal sealed record SharedService(Type Type, object? Key);

/// <summary>Registers the host's shared services in a module, with their lifetimes in the host.</summary>
internal sealed class SharedServices(
    IServiceProvider host, HostRegistrations registrations, IEnumerable<SharedService> shared, IEnumerable<SharedOptions> options)
{
    /// <exception cref="DeclarationException">A shared service is not registered in the host.</exception>
    public void Register(IServiceCollection services)
    {
        var errors = new List<string>();
        services.AddSingleton(new HostServices(host));
        services.AddSingleton<ModuleRoot>();
        services.AddScoped<HostScope>();
        foreach (var service in shared.Distinct())
            Register(service, services, errors);
        foreach (var each in options.DistinctBy(each => each.Type))
            each.Share(services, host);
        if (errors.Count > 0)
            throw new DeclarationException(errors);
    }

    /// <summary>Reports options registered by a module that are ineffective because the host's shared options replace them.</summary>
    public IEnumerable<string> FindErrors(ModuleSetup module)
    {
        foreach (var type in options.Select(each => each.Type).Distinct())
        {
            Type[] kinds = [typeof(IConfigureOptions<>), typeof(IPostConfigureOptions<>), typeof(IValidateOptions<>)];
            Type[] own = [.. kinds.Select(kind => kind.MakeGenericType(type))];
            if (module.Services.Any(service => own.Contains(service.ServiceType)))
                yield return $"The module {module.Name} configures {TypeText.Of(type)}, which the host shares: "
                    + $"remove the module's Configure, "
                    + $"or the host's {nameof(IPhalNetBuilder.ShareOptionsWithModules)}<{TypeText.Of(type)}>().";
        }
    }

    private void Register(SharedService service, IServiceCollection services, List<string> errors)
    {
        var (type, key) = service;
        switch (Lifetime(type, key))
        {
            case null:
                errors.Add($"{nameof(IPhalNetBuilder.ShareWithModules)}<{TypeText.Of(type)}>({Argument(key)}): "
                    + "the host registers no such service; add it to the host's services first, such as builder.Services.AddSingleton.");
                break;
            case ServiceLifetime.Singleton:
                services.Add(new(type, key, Get(host, type, key)));
                break;
            case var lifetime:
                services.Add(new(
                    type, key, (provider, _) => Get(HostServices.Of(provider, type, lifetime.Value), type, key), lifetime.Value));
                break;
        }
    }

    private static object Get(IServiceProvider services, Type type, object? key) =>
        key is null ? services.GetRequiredService(type) : services.GetRequiredKeyedService(type, key);

    private static string Argument(object? key) => key is null ? "" : $"\"{key}\"";

    // A list has the shortest lifetime of its elements. A third-party container may resolve more than the registrations show.
    private ServiceLifetime? Lifetime(Type type, object? key)
    {
        if (registrations.Lookup.Find(type, key) is { } found)
            return found.Select(each => each.Lifetime).DefaultIfEmpty(ServiceLifetime.Singleton).Max();
        var isThere = key is null
            ? host.GetService<IServiceProviderIsService>()?.IsService(type)
            : host.GetService<IServiceProviderIsKeyedService>()?.IsKeyedService(type, key);
        return isThere == true ? ServiceLifetime.Singleton : null;
    }
}
