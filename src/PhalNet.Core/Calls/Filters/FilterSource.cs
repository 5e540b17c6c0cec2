using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>Provides the filter of a call: one shared instance, or one instance per call.</summary>
internal abstract class FilterSource
{
    public abstract object Get(CallContext call);

    public IEarlyCallFilter GetEarly(CallContext call) => (IEarlyCallFilter)Get(call);

    /// <summary>Wraps a handler in the filters, the first outermost.</summary>
    public static CallNext Compose(IReadOnlyList<FilterSource> filters, ActionHandler handler)
    {
        var next = new CallNext(handler);
        if (filters.Count > 0 && handler.Target is not MethodHandler)
            next = Owned(next);
        for (var i = filters.Count - 1; i >= 0; i--)
            next = i == 0 ? filters[i].Around(next) : Owned(filters[i].Around(next));
        return next;
    }

    // An outer filter may drop the result.
    private static CallNext Owned(CallNext next) => given =>
    {
        var call = CallContext.Of(given);
        return call.OwnAsync(next(call));
    };

    protected virtual CallNext Around(CallNext next) => call => ((ICallFilter)Get(CallContext.Of(call))).InvokeAsync(call, next);
}

/// <summary>A filter shared by all calls.</summary>
internal sealed class SharedFilter(object filter) : FilterSource
{
    public override object Get(CallContext call) => filter;

    protected override CallNext Around(CallNext next)
    {
        var shared = (ICallFilter)filter;
        return call => shared.InvokeAsync(call, next);
    }
}

/// <summary>A filter resolved from the call's scope of the module's services.</summary>
internal sealed class ModuleScopeFilter(Type type) : FilterSource
{
    public override object Get(CallContext call) => call.Services.GetRequiredService(type);
}

/// <summary>A filter resolved from the call's scope of the host's services.</summary>
internal sealed class HostScopeFilter(Type type, IServiceProvider host) : FilterSource
{
    public override object Get(CallContext call) => call.ServicesOf(host).GetRequiredService(type);
}
