using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Hosting;

/// <summary>
/// Lets a call go on whose user satisfies what an action asks for. Over HTTP the schemes of the policy, where it names any, say who the
/// user is; in process it is the one that was given.
/// </summary>
internal sealed class AuthorizationFilter(PolicySource source, IServiceProvider host) : ICallFilter
{
    public async ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
    {
        CallFailure? refusal;
        if (call.Transport is HttpContext http)
        {
            refusal = await CheckAsync(call, http, http.RequestServices);
        }
        else
        {
            await using var scope = host.CreateAsyncScope();
            refusal = await CheckAsync(call, null, scope.ServiceProvider);
        }

        return refusal is null ? await next(call) : call.Refuse(refusal);
    }

    private async ValueTask<CallFailure?> CheckAsync(ICallContext call, HttpContext? http, IServiceProvider services)
    {
        if (await source.GetAsync(services) is not { } policy)
            return null;
        if (http is not null && policy.AuthenticationSchemes.Count > 0)
            call.User = await PolicyCheck.AuthenticateAsync(http, policy);
        return await PolicyCheck.CheckAsync(policy, call.User, http ?? (object)call, services);
    }
}
