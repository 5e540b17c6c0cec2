using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>
/// Checks at start, not on the first call, whether the container can create classes with all their dependencies. Each class is checked
/// once. The dependencies of factories and instances cannot be checked.
/// </summary>
internal sealed class DependencyGraph(ServiceLookup services, IServiceProvider provider, DependencyWords words)
{
    // A generic class that depends on itself with a larger type argument would never end.
    private const int Deepest = 100;

    private static readonly Type[] BuiltIn =
        [typeof(IServiceProvider), typeof(IServiceScopeFactory), typeof(IServiceProviderIsService), typeof(IServiceProviderIsKeyedService)];

    private readonly Dictionary<Made, Seen> _seen = [];
    private readonly List<string> _errors = [];
    private readonly Queue<(Type Type, ChainLink[] Way)> _later = [];
    private readonly HashSet<Type> _givenLater = [];

    /// <summary>Why a class cannot be created; an error in a dependency is reported for the first class that needs it.</summary>
    public IReadOnlyList<string> FindErrors(Type type, ServiceLifetime lifetime)
    {
        Walk(type, lifetime);
        return [.. _errors.Select(error => $"{type.FullName}: {error}")];
    }

    /// <summary>The same for a class that is checked once, as one text; null when there is no error.</summary>
    public string? FindError(Type type, ServiceLifetime lifetime)
    {
        Walk(type, lifetime);
        return _errors.Count == 0 ? null : string.Join(" And ", _errors);
    }

    private void Walk(Type type, ServiceLifetime lifetime)
    {
        _errors.Clear();
        Walk(new(type, null, lifetime), null, []);

        // Dependencies that are resolved lazily may lead back to the class that asked; they do not make a singleton capture anything.
        while (_later.TryDequeue(out var later))
        {
            if (!IsKnown(later.Type, null))
                _errors.Add(words.Missing(later.Way, [(later.Type, null)], known => IsKnown(known, null)));
            foreach (var found in services.Find(later.Type, null) ?? [])
            {
                if (found is { Made: { } made, FitsConstraints: true })
                    Walk(new(made, found.Key, found.Lifetime), later.Type, [.. later.Way]);
            }
        }
    }

    // Returns the first dependency on the path that is scoped to a call, which no singleton may hold.
    private Type? Walk(Made made, Type? asked, List<ChainLink> chain)
    {
        chain.Add(new(asked ?? made.Type, made.Type, made.Lifetime));
        try
        {
            if (_seen.TryGetValue(made, out var seen))
            {
                if (seen.IsOpen)
                    _errors.Add(DependencyWords.Circular(chain));
                return seen.Scoped;
            }

            seen = _seen[made] = new();
            if (chain.Count > Deepest)
            {
                _errors.Add(DependencyWords.TooDeep(chain));
                return null;
            }

            var scoped = Parameters(made, chain);
            if (scoped is not null && made.Lifetime == ServiceLifetime.Singleton)
            {
                _errors.Add(DependencyWords.Captive(chain, scoped));
                scoped = null;
            }

            seen.IsOpen = false;
            return seen.Scoped = made.Lifetime == ServiceLifetime.Scoped ? asked ?? made.Type : scoped;
        }
        finally
        {
            chain.RemoveAt(chain.Count - 1);
        }
    }

    private Type? Parameters(Made made, List<ChainLink> chain)
    {
        Type? scoped = null;
        if (Choose(made, chain) is not { } constructor)
            return null;
        foreach (var parameter in constructor.GetParameters())
        {
            foreach (var found in Find(parameter, made.Key) ?? [])
            {
                if (!found.FitsConstraints)
                    _errors.Add(DependencyWords.Constraint(chain, found));
                var below = found is { Made: { } type, FitsConstraints: true }
                    ? Walk(new(type, found.Key, found.Lifetime), found.Type, chain)
                    : found.Lifetime == ServiceLifetime.Scoped ? found.Type : null;
                scoped ??= below;
                if (found.Made is { } wrapper && WrappedService.Later(wrapper) is { } later && _givenLater.Add(later))
                    _later.Enqueue((later, [.. chain, new(found.Type, wrapper, found.Lifetime)]));
            }
        }

        return scoped;
    }

    // Follows the container: the longest constructor whose parameters can all be resolved; a second one that can be resolved too and takes
    // other services is ambiguous.
    private ConstructorInfo? Choose(Made made, List<ChainLink> chain)
    {
        var constructors = made.Type.GetConstructors();
        if (constructors is [var only] && only.GetParameters().Length == 0)
            return only;
        if (constructors.Length == 0)
        {
            _errors.Add(DependencyWords.NoConstructor(chain));
            return null;
        }

        var unknown = constructors.ToDictionary(
            constructor => constructor,
            constructor => constructor.GetParameters().Where(parameter => !IsKnown(parameter, made.Key)).ToArray());
        var fitting = constructors.Where(constructor => unknown[constructor].Length == 0)
            .OrderByDescending(constructor => constructor.GetParameters().Length).ToArray();
        if (fitting.Length == 0)
        {
            var parameters = unknown.MinBy(each => each.Value.Length).Value;
            var missing = parameters.Select(parameter => (parameter.ParameterType, Key(parameter, made.Key)));
            _errors.Add(words.Missing(chain, [.. missing], type => IsKnown(type, null)));
            return null;
        }

        var types = fitting[0].GetParameters().Select(parameter => parameter.ParameterType).ToHashSet();
        if (fitting.FirstOrDefault(other => !other.GetParameters().All(parameter => types.Contains(parameter.ParameterType))) is { } second)
            _errors.Add(DependencyWords.Ambiguous(chain, fitting[0], second));
        return fitting[0];
    }

    private bool IsKnown(ParameterInfo parameter, object? ownKey) =>
        Find(parameter, ownKey) is not null || parameter.HasDefaultValue;

    private IReadOnlyList<FoundRegistration>? Find(ParameterInfo parameter, object? ownKey)
    {
        var type = parameter.ParameterType;
        if (ownKey is not null && parameter.IsDefined(typeof(ServiceKeyAttribute)))
            return [];
        var key = Key(parameter, ownKey);
        return services.Find(type, key) ?? (IsKnown(type, key) ? [] : null);
    }

    private bool IsKnown(Type type, object? key) => services.Find(type, key) is not null || BuiltIn.Contains(type) || (key is null
        ? provider.GetService<IServiceProviderIsService>()?.IsService(type)
        : provider.GetService<IServiceProviderIsKeyedService>()?.IsKeyedService(type, key)) == true;

    private static object? Key(ParameterInfo parameter, object? ownKey) => parameter.GetCustomAttribute<FromKeyedServicesAttribute>() switch
    {
        null or { LookupMode: ServiceKeyLookupMode.NullKey } => null,
        { LookupMode: ServiceKeyLookupMode.InheritKey } => ownKey,
        var given => given.Key,
    };

    private readonly record struct Made(Type Type, object? Key, ServiceLifetime Lifetime);

    private sealed class Seen
    {
        public bool IsOpen { get; set; } = true;

        public Type? Scoped { get; set; }
    }
}

/// <summary>A step from a class to its dependency.</summary>
internal readonly record struct ChainLink(Type Asked, Type Made, ServiceLifetime Lifetime);
