using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Internal.Modules;

/// <summary>What the scanner needs of a module beyond what everyone may see.</summary>
internal sealed record ModuleParts(
    LoadedModule Module,
    IReadOnlyList<Type> ServiceTypes,
    IServiceCollection Registrations,
    IReadOnlyList<Type> Filters,
    IReadOnlyDictionary<Type, ParameterConverter> Converters);
