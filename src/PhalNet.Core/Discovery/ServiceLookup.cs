using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>The registrations of a type, in the order in which the container chooses them.</summary>
internal sealed class ServiceLookup(IServiceCollection registrations)
{
    private readonly ILookup<(Type Type, object? Key), ServiceDescriptor> _byType =
        registrations.ToLookup(registration => (registration.ServiceType, registration.ServiceKey));

    /// <summary>The effective registration; null for none. Open generic registrations are not searched.</summary>
    public ServiceDescriptor? Exact(Type type, object? key = null) => _byType[(type, key)].LastOrDefault();

    /// <summary>
    /// What the container creates for a type: one class, or all of them for a list; null when the type is not registered.
    /// </summary>
    public IReadOnlyList<FoundRegistration>? Find(Type type, object? key)
    {
        if (One(type, key) is { } one)
            return [one];
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>)
            ? [.. All(type.GetGenericArguments()[0], key)]
            : null;
    }

    private FoundRegistration? One(Type type, object? key)
    {
        if (Exact(type, key) is { } exact)
            return new(type, exact, exact.ServiceKey);
        if (Open(type, key).LastOrDefault() is { } open)
            return open;
        var hasOwnKey = key is not null && !key.Equals(KeyedService.AnyKey);
        return hasOwnKey && One(type, KeyedService.AnyKey) is { } any ? any with { Key = key } : null;
    }

    private IEnumerable<FoundRegistration> All(Type type, object? key) =>
        _byType[(type, key)].Select(registration => new FoundRegistration(type, registration, key))
            .Concat(Open(type, key).Where(found => found.FitsConstraints));

    private IEnumerable<FoundRegistration> Open(Type type, object? key) => type.IsConstructedGenericType
        ? _byType[(type.GetGenericTypeDefinition(), key)]
            .Select(registration => new FoundRegistration(type, registration, key))
        : [];
}

/// <summary>The host's registrations: a container does not expose the lifetime of its services.</summary>
internal sealed class HostRegistrations(IServiceCollection services)
{
    private readonly Lazy<ServiceLookup> _lookup = new(() => new(services));

    public ServiceLookup Lookup => _lookup.Value;
}

/// <summary>A registration that the container would use.</summary>
/// <param name="Type">The requested type.</param>
/// <param name="Registration">Its registration, which may be an open generic one.</param>
/// <param name="Key">The requested key.</param>
internal sealed record FoundRegistration(Type Type, ServiceDescriptor Registration, object? Key)
{
    /// <summary>The class that is created; null for a factory or an instance.</summary>
    public Type? Made { get; } =
        Close(Registration.IsKeyedService ? Registration.KeyedImplementationType : Registration.ImplementationType, Type);

    public ServiceLifetime Lifetime => Registration.Lifetime;

    /// <summary>
    /// Whether an open generic class can be closed for the requested type; in lists the container skips those that cannot.
    /// </summary>
    public bool FitsConstraints => Made is null or { ContainsGenericParameters: false };

    private static Type? Close(Type? made, Type asked)
    {
        if (made is not { IsGenericTypeDefinition: true })
            return made;
        try
        {
            return made.MakeGenericType(asked.GetGenericArguments());
        }
        catch (ArgumentException)
        {
            return made;
        }
    }
}
