using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Hosting;

/// <summary>
/// Enforces the entry's <c>RequireAuthorization</c> and the host's fallback policy, so that a refusal is an envelope. ASP.NET Core's
/// middleware would send its own response; it gets a policy that allows everything instead.
/// </summary>
internal sealed class EntryGuard(IServiceProvider services)
{
    private static readonly AuthorizationPolicy CheckedByEntry =
        new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build();

    private PolicySource? _source;

    public bool IsNeeded => _source is not null;

    /// <summary>Takes over the authorization metadata of an endpoint.</summary>
    /// <exception cref="StartException">It requires services or policies that the host does not have.</exception>
    public void TakeOver(EndpointBuilder endpoint)
    {
        var metadata = endpoint.Metadata;
        object[] declared =
            [.. metadata.Where(part => part is IAuthorizeData or AuthorizationPolicy or IAuthorizationRequirementData)];
        if (metadata.OfType<IAllowAnonymous>().Any() || (declared.Length == 0 && !HasFallback()))
            return;

        _source = PolicySource.Create(services, declared, out _, out var error)
            ?? throw new StartException($"{endpoint.DisplayName}: {error}");
        foreach (var part in declared)
            metadata.Remove(part);
        metadata.Add(CheckedByEntry);
    }

    /// <summary>Why the request is refused; null when it is allowed.</summary>
    public async ValueTask<CallFailure?> CheckAsync(HttpContext http)
    {
        if (await _source!.GetAsync(http.RequestServices) is not { } policy)
            return null;
        var user = policy.AuthenticationSchemes.Count > 0 ? await PolicyCheck.AuthenticateAsync(http, policy) : http.User;
        return await PolicyCheck.CheckAsync(policy, user, http, http.RequestServices);
    }

    private bool HasFallback()
    {
        if (!services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(IAuthorizationPolicyProvider)))
            return false;
        using var scope = services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IAuthorizationPolicyProvider>().GetFallbackPolicyAsync().GetAwaiter().GetResult()
            is not null;
    }
}
