using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>A module and its declarations, before its services have been read.</summary>
internal sealed record ModuleDeclaration(LoadedModule Module, IReadOnlyList<Type> ServiceTypes, IServiceCollection Registrations)
{
    /// <summary>The module's registrations.</summary>
    public ServiceLookup Registered { get; } = new(Registrations);

    public required IReadOnlyList<FilterDeclaration> Filters { get; init; }

    public required IReadOnlyDictionary<Type, ParameterConverter> Converters { get; init; }

    /// <summary>The actions that are not methods.</summary>
    public required IReadOnlyList<ActionDeclaration> Actions { get; init; }

    /// <summary>The effective registration of a service class or a filter; null for none.</summary>
    public ServiceDescriptor? Registration(Type type) => Registered.Exact(type);
}

/// <summary>A filter and its order.</summary>
internal sealed record FilterDeclaration(Type Type, int Order);

/// <summary>An action declared by a description instead of a method.</summary>
internal sealed record ActionDeclaration(
    IActionDescription Description, IReadOnlyList<ParameterRule> Rules, ActionHandler Handler, IReadOnlyList<string> Verbs);
