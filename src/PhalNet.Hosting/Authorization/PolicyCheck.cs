using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Hosting;

/// <summary>Checks a user against a policy with ASP.NET Core's authorization services.</summary>
internal static class PolicyCheck
{
    private static readonly CallFailure Unauthenticated = new(401, "call.unauthenticated");
    private static readonly CallFailure Forbidden = new(403, "call.forbidden");
    private static readonly ClaimsPrincipal Nobody = new(new ClaimsIdentity());

    /// <summary>Returns null for an authorized user, ret 401 for an anonymous one and ret 403 for any other.</summary>
    public static async ValueTask<CallFailure?> CheckAsync(
        AuthorizationPolicy policy, ClaimsPrincipal? user, object resource, IServiceProvider services)
    {
        user ??= Nobody;
        var result = await services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(user, resource, policy);
        if (result.Succeeded)
            return null;
        return user.Identities.Any(identity => identity.IsAuthenticated) ? Forbidden : Unauthenticated;
    }

    /// <summary>Authenticates the user with the schemes of a policy; anonymous when all of them fail.</summary>
    public static async ValueTask<ClaimsPrincipal> AuthenticateAsync(HttpContext http, AuthorizationPolicy policy)
    {
        var result = await http.RequestServices.GetRequiredService<IPolicyEvaluator>().AuthenticateAsync(policy, http);
        return result.Succeeded ? result.Principal : Nobody;
    }
}
