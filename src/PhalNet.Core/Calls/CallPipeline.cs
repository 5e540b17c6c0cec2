namespace PhalNet;

internal static class CallPipeline
{
    private static readonly CallFailure WrongVerb = new(404, "service.verb");

    /// <summary>
    /// The way of one call: early filters, HTTP method, parameters, then the filters with the action inside. A refusal ends it as a value.
    /// </summary>
    public static async ValueTask<CallResult> RunAsync(CallContext call)
    {
        var plan = call.Action.Plan;

        foreach (var filter in plan.EarlyFilters)
        {
            if (await filter.GetEarly(call).CheckAsync(call) is { } refusal)
                return call.Refuse(refusal);
        }

        if (!plan.Allows(call))
        {
            var verbs = string.Join(", ", plan.Verbs);
            return call.Refuse(WrongVerb with { Arguments = [new("service", call.Action.Name), new("verbs", verbs)] });
        }

        if (plan.Binder.Bind(call) is { } failure)
            return call.Refuse(failure);

        return await plan.Filtered(call);
    }
}
