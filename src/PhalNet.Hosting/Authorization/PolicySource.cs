using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Hosting;

/// <summary>The combined policy of declarations: combined once if the host's provider allows caching, otherwise per call.</summary>
internal sealed class PolicySource
{
    private const string AddAuthorization = "add 'builder.Services.AddAuthorization()' before the application is built.";

    private readonly IReadOnlyList<object> _declared;
    private readonly AuthorizationPolicy? _policy;

    private PolicySource(IReadOnlyList<object> declared, AuthorizationPolicy? policy)
    {
        _declared = declared;
        _policy = policy;
    }

    /// <summary>Creates the source for declarations, or returns an error.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="declared">Attributes and policies; empty for the fallback policy.</param>
    /// <param name="policy">The policy; null when there are no requirements.</param>
    /// <param name="error">What is missing, and the line to add.</param>
    public static PolicySource? Create(
        IServiceProvider services, IReadOnlyList<object> declared, out AuthorizationPolicy? policy, out string? error)
    {
        policy = null;
        var known = services.GetRequiredService<IServiceProviderIsService>();
        if (!known.IsService(typeof(IAuthorizationService)) || !known.IsService(typeof(IAuthorizationPolicyProvider)))
        {
            error = $"[Authorize] needs the authorization services of ASP.NET Core: {AddAuthorization}";
            return null;
        }

        using var scope = services.CreateScope();
        var provider = scope.ServiceProvider.GetRequiredService<IAuthorizationPolicyProvider>();
        error = FindMissing(provider, declared);
        if (error is not null)
            return null;
        policy = Await(CombineAsync(provider, declared));
        error = policy is { AuthenticationSchemes: { Count: > 0 } schemes } ? FindUnknown(scope.ServiceProvider, schemes) : null;
        return error is null ? new(declared, provider.AllowsCachingPolicies ? policy : null) : null;
    }

    /// <summary>The policy for one call.</summary>
    public ValueTask<AuthorizationPolicy?> GetAsync(IServiceProvider services) => _policy is not null
        ? new(_policy)
        : new(CombineAsync(services.GetRequiredService<IAuthorizationPolicyProvider>(), _declared));

    // Combined in the same way as by ASP.NET Core's middleware.
    private static async Task<AuthorizationPolicy?> CombineAsync(IAuthorizationPolicyProvider provider, IReadOnlyList<object> declared)
    {
        var policy = await AuthorizationPolicy.CombineAsync(
            provider, declared.OfType<IAuthorizeData>(), declared.OfType<AuthorizationPolicy>());
        IAuthorizationRequirement[] requirements =
            [.. declared.OfType<IAuthorizationRequirementData>().SelectMany(data => data.GetRequirements())];
        if (requirements.Length == 0)
            return policy;
        var required = new AuthorizationPolicyBuilder().AddRequirements(requirements).Build();
        return policy is null ? required : AuthorizationPolicy.Combine(policy, required);
    }

    private static string? FindMissing(IAuthorizationPolicyProvider provider, IReadOnlyList<object> declared)
    {
        foreach (var name in declared.OfType<IAuthorizeData>().Select(data => data.Policy).Where(name => !string.IsNullOrWhiteSpace(name)))
        {
            if (Await(provider.GetPolicyAsync(name!)) is null)
                return $"[Authorize] names the policy '{name}', which does not exist: "
                    + $"add it with 'builder.Services.AddAuthorization(options => options.AddPolicy(\"{name}\", ...))'.";
        }

        return null;
    }

    private static string? FindUnknown(IServiceProvider services, IReadOnlyList<string> schemes)
    {
        if (services.GetService<IPolicyEvaluator>() is null)
            return $"[Authorize] with authentication schemes needs all of the authorization services: {AddAuthorization}";
        var provider = services.GetService<IAuthenticationSchemeProvider>();
        foreach (var scheme in schemes)
        {
            if (provider is null || Await(provider.GetSchemeAsync(scheme)) is null)
                return $"[Authorize] names the authentication scheme '{scheme}', which does not exist: "
                    + "add it to 'builder.Services.AddAuthentication()'.";
        }

        return null;
    }

    // Providers return synchronously or look policies up elsewhere; the start waits for them.
    private static T Await<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
