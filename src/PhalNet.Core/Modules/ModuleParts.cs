using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>What the scanner needs of a module beyond what everyone may see.</summary>
internal sealed record ModuleParts(
    LoadedModule Module,
    IReadOnlyList<Type> ServiceTypes,
    IServiceCollection Registrations,
    IReadOnlyList<Type> Filters,
    IReadOnlyDictionary<Type, ParameterConverter> Converters)
{
    private readonly ILookup<Type, ServiceDescriptor> _registered = Registrations.ToLookup(registration => registration.ServiceType);

    /// <summary>The registration that counts for a service class.</summary>
    public ServiceDescriptor Registration(Type type) => _registered[type].Last();
}
