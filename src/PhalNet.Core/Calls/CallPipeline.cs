using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

internal static class CallPipeline
{
    private static readonly CallFailure WrongVerb = new(404, "service.verb");

    /// <summary>
    /// The way of one call: early filters, HTTP method, parameters, filters, the action. A refusal ends it as a value.
    /// </summary>
    public static async ValueTask<CallResult> RunAsync(CallContext call)
    {
        var plan = call.Action.Plan;

        foreach (var filter in plan.EarlyFilters)
        {
            if (await filter.CheckAsync(call) is { } refusal)
                return call.Refuse(refusal);
        }

        if (!plan.Allows(call))
            return call.Refuse(WrongVerb with { Arguments = [new("service", call.Action.Name), new("verbs", string.Join(", ", plan.Verbs))] });

        if (plan.Binder.Bind(call) is { } failure)
            return call.Refuse(failure);

        foreach (var filter in plan.Filters)
        {
            if (await filter.CheckAsync(call) is { } refusal)
                return call.Refuse(refusal);
        }

        return plan.Activator.NeedsScope
            ? await InvokeInScopeAsync(call, plan)
            : await InvokeAsync(call, plan, call.Action.Module.Services);
    }

    private static async ValueTask<CallResult> InvokeInScopeAsync(CallContext call, ActionPlan plan)
    {
        var scope = call.Action.Module.Services.CreateAsyncScope();
        CallResult? result = null;
        try
        {
            scope.ServiceProvider.GetRequiredService<CallContextHolder>().Context = call;
            call.Lifetime = scope;
            result = await InvokeAsync(call, plan, scope.ServiceProvider);
            return result;
        }
        finally
        {
            // A body is sent after the call has ended and may still use what the scope holds.
            if (result?.Lifetime is null)
                await scope.DisposeAsync();
        }
    }

    private static ValueTask<CallResult> InvokeAsync(CallContext call, ActionPlan plan, IServiceProvider services)
    {
        var returned = plan.Binder.Invoke(call, plan.Invoker, plan.Activator.Create(services));
        var reading = plan.Result.ReadAsync(returned);
        return reading.IsCompletedSuccessfully ? new(Conclude(call, plan, reading.Result)) : ConcludeAsync(call, plan, reading);
    }

    private static async ValueTask<CallResult> ConcludeAsync(CallContext call, ActionPlan plan, ValueTask<object?> reading) =>
        Conclude(call, plan, await reading);

    private static CallResult Conclude(CallContext call, ActionPlan plan, object? data) =>
        data is CallResult own ? Take(call, plan, own) : call.Finish(200, Shape(call, plan, data), "");

    private static CallResult Take(CallContext call, ActionPlan plan, CallResult own)
    {
        call.Adopt(own);
        var data = own.Ret == 200 || own.Data is not null ? Shape(call, plan, own.Data) : EmptyObject.Instance;
        return call.Finish(own.Ret, data, MessageText.IsKey(own.Message) ? call.Translate(own.Message) : own.Message);
    }

    private static object? Shape(CallContext call, ActionPlan plan, object? data) =>
        data is ReplyBody ? data : call.Action.Module.Profile.Shaper.Shape(data, plan.Result.Type);
}
