using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Hosting;

/// <summary>
/// Lets a call continue if its user satisfies the action's policy. Over HTTP, the policy's authentication schemes, if any, determine the
/// user; in process it is the given user.
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
