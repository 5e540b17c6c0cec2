using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Hosting;

/// <summary>The policy that declarations amount to: combined once where the host's provider allows that, else for each call.</summary>
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

    /// <summary>The source of what is declared, or the mistake that keeps it from being one.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="declared">Attributes and policies; none for the fallback policy.</param>
    /// <param name="policy">The policy; null where nothing is asked for.</param>
    /// <param name="error">What is missing, and the line to write.</param>
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

    // As ASP.NET Core's own middleware puts them together.
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
                    + $"add it by 'builder.Services.AddAuthorization(options => options.AddPolicy(\"{name}\", ...))'.";
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

    // Providers answer at once, or look policies up somewhere; the start waits for them.
    private static T Await<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
