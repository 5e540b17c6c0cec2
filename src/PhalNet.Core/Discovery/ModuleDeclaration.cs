using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>A module and what it declares, before its services have been looked at.</summary>
internal sealed record ModuleDeclaration(LoadedModule Module, IReadOnlyList<Type> ServiceTypes, IServiceCollection Registrations)
{
    /// <summary>What the module has registered.</summary>
    public ServiceLookup Registered { get; } = new(Registrations);

    public required IReadOnlyList<FilterDeclaration> Filters { get; init; }

    public required IReadOnlyDictionary<Type, ParameterConverter> Converters { get; init; }

    /// <summary>The actions that are no methods.</summary>
    public required IReadOnlyList<ActionDeclaration> Actions { get; init; }

    /// <summary>The registration of a service class or a filter that counts, null for none.</summary>
    public ServiceDescriptor? Registration(Type type) => Registered.Exact(type);
}

/// <summary>A filter and its place.</summary>
internal sealed record FilterDeclaration(Type Type, int Order);

/// <summary>An action given as what it is, and not as a method.</summary>
internal sealed record ActionDeclaration(
    IActionDescription Description, IReadOnlyList<ParameterRule> Rules, ActionHandler Handler, IReadOnlyList<string> Verbs);
