using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>Determines which filters apply to an action, in which order, and where each call gets them from.</summary>
internal sealed class FilterPlanner(
    IServiceProvider host, IReadOnlyList<ApplicationFilter> application, ModuleDeclaration module, DependencyGraph dependencies)
{
    private readonly (FilterDeclaration Filter, FilterSource Source)[] _application =
        [.. application.Select(filter => (filter.Filter, filter.Source(host)))];

    // An unresolved service is an error in the module's code; an exception from a constructor has its own reason.
    private const string ContainerSource = "Microsoft.Extensions.DependencyInjection";

    private readonly Dictionary<Type, FilterSource?> _sources = [];

    /// <summary>
    /// The filters of an action in execution order; those added by attributes are innermost among filters of the same order. Errors name
    /// the class or method that declares the filter.
    /// </summary>
    public IReadOnlyList<(Type Type, FilterSource Source)> Plan(
        IReadOnlyList<(FilterDeclaration Filter, string By)> ofClassAndMethod, IReadOnlyList<GivenFilter> given, List<string> errors)
    {
        if (_application.Length == 0 && module.Filters.Count == 0 && ofClassAndMethod.Count == 0 && given.Count == 0)
            return [];
        var found = new List<(FilterDeclaration Filter, FilterSource Source)>(_application);
        var name = $"The module {module.Module.Name}";
        foreach (var (filter, by) in module.Filters.Select(filter => (filter, By: name)).Concat(ofClassAndMethod))
        {
            if (Source(filter.Type, by, errors) is { } source)
                found.Add((filter, source));
        }

        foreach (var (filter, order) in given)
            found.Add((new(filter.GetType(), order), new SharedFilter(filter)));
        return [.. found.OrderBy(each => each.Filter.Order).Select(each => (each.Filter.Type, each.Source))];
    }

    private FilterSource? Source(Type type, string by, List<string> errors)
    {
        if (!FilterTypes.IsFilter(type))
        {
            errors.Add($"{by}: {FilterTypes.NoFilter(type)}");
            return null;
        }

        if (_sources.TryGetValue(type, out var source) && source is not null)
            return source;
        source = Make(type, out var error);
        if (source is null)
            errors.Add($"{by}: the filter {type} cannot be created: {error}");
        return _sources[type] = source;
    }

    private FilterSource? Make(Type type, out string? error)
    {
        var services = module.Module.Services;
        var registration = module.Registration(type);
        error = registration?.ImplementationType is { } made ? dependencies.FindError(made, registration.Lifetime) : null;
        if (error is not null)
            return null;
        if (registration is { Lifetime: not ServiceLifetime.Singleton })
            return new ModuleScopeFilter(type);

        try
        {
            return new SharedFilter(services.GetRequiredService(type));
        }
        catch (InvalidOperationException exception) when (exception.Source?.StartsWith(ContainerSource, StringComparison.Ordinal) == true)
        {
            error = exception.Message;
            return null;
        }
    }
}

internal static class FilterTypes
{
    public static bool IsFilter(Type type) =>
        typeof(ICallFilter).IsAssignableFrom(type) || typeof(IEarlyCallFilter).IsAssignableFrom(type);

    public static string NoFilter(Type type) => $"{type} is neither an {nameof(ICallFilter)} nor an {nameof(IEarlyCallFilter)}.";

    public static void Check(Type type)
    {
        if (!IsFilter(type))
            throw new ArgumentException(NoFilter(type));
    }

    /// <summary>The filters declared on a class, those of its base classes first.</summary>
    public static IEnumerable<FilterDeclaration> DeclaredBy(Type type) =>
        (type.BaseType is { } ancestor ? DeclaredBy(ancestor) : [])
            .Concat(type.GetCustomAttributes<FilterAttribute>(inherit: false).Select(Declare));

    /// <summary>The filters declared on a method.</summary>
    public static IEnumerable<FilterDeclaration> DeclaredBy(MethodInfo method) =>
        method.IsDefined(typeof(FilterAttribute), inherit: true) ? method.GetCustomAttributes<FilterAttribute>().Select(Declare) : [];

    public static FilterDeclaration Declare(FilterAttribute attribute) => new(attribute.Type, attribute.Order);

    /// <summary>
    /// Registers a filter that has no registration: per call if it depends, directly or indirectly, on the call or on a scoped service;
    /// otherwise as a singleton.
    /// </summary>
    public static void Register(Type type, IServiceCollection services)
    {
        if (!type.IsClass || type.IsAbstract || services.Any(service => service.ServiceType == type && !service.IsKeyedService))
            return;
        var isPerCall = AsksForTheCall(type, services, []);
        services.Add(new(type, type, isPerCall ? ServiceLifetime.Scoped : ServiceLifetime.Singleton));
    }

    private static bool AsksForTheCall(Type type, IServiceCollection services, HashSet<Type> seen) => type.GetConstructors()
        .SelectMany(constructor => constructor.GetParameters()).Any(parameter => IsPerCall(parameter.ParameterType, services, seen));

    // A transient dependency does not make a filter per-call; its own dependencies may.
    private static bool IsPerCall(Type dependency, IServiceCollection services, HashSet<Type> seen)
    {
        if (dependency == typeof(ICallContext))
            return true;
        if (!seen.Add(dependency))
            return false;
        var open = dependency.IsGenericType ? dependency.GetGenericTypeDefinition() : dependency;
        var found = services.LastOrDefault(service =>
            !service.IsKeyedService && (service.ServiceType == dependency || service.ServiceType == open));
        return found is { Lifetime: ServiceLifetime.Scoped }
            || (found is { Lifetime: ServiceLifetime.Transient, ImplementationType: { } made } && AsksForTheCall(made, services, seen));
    }
}
