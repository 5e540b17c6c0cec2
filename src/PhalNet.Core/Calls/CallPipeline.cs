namespace PhalNet;

internal static class CallPipeline
{
    private static readonly CallFailure WrongVerb = new(404, "service.verb");

    /// <summary>
    /// The pipeline of one call: early filters, HTTP method, parameters, then the filters around the action. A refusal is returned as a
    /// value.
    /// </summary>
    public static ValueTask<CallResult> RunAsync(CallContext call) =>
        call.Action.Plan.EarlyFilters.Length == 0 ? Proceed(call) : RunEarlyAsync(call);

    private static async ValueTask<CallResult> RunEarlyAsync(CallContext call)
    {
        foreach (var filter in call.Action.Plan.EarlyFilters)
        {
            if (await filter.GetEarly(call).CheckAsync(call) is { } refusal)
                return call.Refuse(refusal);
        }

        return await Proceed(call);
    }

    private static ValueTask<CallResult> Proceed(CallContext call)
    {
        var plan = call.Action.Plan;
        if (!plan.Allows(call))
        {
            var verbs = string.Join(", ", plan.Verbs);
            return new(call.Refuse(WrongVerb with { Arguments = [new("service", call.Action.Name), new("verbs", verbs)] }));
        }

        return plan.Binder.Bind(call) is { } failure ? new(call.Refuse(failure)) : plan.RunAsync(call);
    }
}
