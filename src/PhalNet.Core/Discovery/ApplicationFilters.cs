using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>A filter of all actions, with its registration in the host's services.</summary>
internal sealed record ApplicationFilter(FilterDeclaration Filter, ServiceDescriptor Registration)
{
    public FilterSource Source(IServiceProvider host) => Registration.Lifetime == ServiceLifetime.Singleton
        ? new SharedFilter(host.GetRequiredService(Filter.Type))
        : new HostScopeFilter(Filter.Type, host);
}

/// <summary>The filters of all actions. A filter that cannot be created is reported at start, like the services of modules.</summary>
internal sealed class ApplicationFilters
{
    public ApplicationFilters(IServiceProvider host, HostRegistrations registrations, IEnumerable<ApplicationFilter> filters)
    {
        var words = new DependencyWords("the host", "register it with builder.Services (AddScoped, AddSingleton or AddTransient)", null);
        var graph = new DependencyGraph(registrations.Lookup, host, words);
        var errors = new List<string>();
        var usable = new List<ApplicationFilter>();
        foreach (var filter in filters)
        {
            if (filter.Registration.ImplementationType is { } made && graph.FindError(made, filter.Registration.Lifetime) is { } error)
                errors.Add($"The application: the filter {made} cannot be created: {error}");
            else
                usable.Add(filter);
        }

        Errors = errors;
        Usable = usable;
    }

    public IReadOnlyList<string> Errors { get; }

    /// <summary>The filters without errors.</summary>
    public IReadOnlyList<ApplicationFilter> Usable { get; }
}
