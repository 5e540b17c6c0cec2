using Microsoft.Extensions.Options;
using PhalNet;

/// <summary>Refuses orders before the desk opens.</summary>
public sealed class OpeningHours(IOptionsMonitor<OrdersOptions> options, TimeProvider time) : ICallFilter
{
    public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
    {
        var from = options.CurrentValue.OpensAt;
        return time.GetUtcNow().Hour < from
            ? new(call.Refuse(new CallFailure(403, "orders.closed", new MessageArgument("from", $"{from}"))))
            : next(call);
    }
}
