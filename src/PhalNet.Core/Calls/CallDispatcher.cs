using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PhalNet;

/// <summary>Dispatches calls, with or without HTTP.</summary>
public interface ICallDispatcher
{
    /// <summary>
    /// Makes a call. Every outcome of the service becomes a result; only a host that has not started throws. Dispose the result after it
    /// has been written: it holds a lease on the module, and a module is only replaced once all leases are released.
    /// </summary>
    ValueTask<CallResult> CallAsync(CallRequest request, CancellationToken cancellation = default);
}

internal sealed class CallDispatcher(
    IServiceRegistry registry,
    ITableSelector selector,
    IMessageCatalog messages,
    CallTelemetry telemetry,
    IOptions<PhalNetOptions> options,
    TimeProvider time,
    ILogger<CallDispatcher> logger) : ICallDispatcher
{
    private const int ShownName = 8192;

    private static readonly CallFailure TimedOut = new(504, "call.timeout");
    private static readonly CallFailure Unavailable = new(503, "service.unavailable");

    private readonly string _namespace = options.Value.DefaultNamespace;
    private readonly string _language = options.Value.Language;
    private readonly bool _errorDetails = options.Value.ErrorDetails;

    public ValueTask<CallResult> CallAsync(CallRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return telemetry.HasListeners ? MeasureAsync(request, cancellation) : DispatchAsync(request, cancellation);
    }

    private async ValueTask<CallResult> MeasureAsync(CallRequest request, CancellationToken cancellation)
    {
        ServiceAction? action = null;
        if (request.Refusal is null)
            registry.Snapshot.Table.TryFind(request.Service, request.DefaultNamespace ?? _namespace, out action);
        using var measurement = telemetry.Begin(request, action);
        var result = await DispatchAsync(request, cancellation);
        measurement.End(result);
        return result;
    }

    private async ValueTask<CallResult> DispatchAsync(CallRequest request, CancellationToken cancellation)
    {
        var snapshot = registry.Snapshot;
        CallContext? call = null;
        AmbientTrace.Enter(request.Trace);
        request.Trace.Mark("PHALAPI_RESPONSE");
        try
        {
            if (request.Refusal is { } refusal)
                return Refuse(request, refusal);
            if (!TryEnter(request, snapshot, out var entered, out var failure))
                return Refuse(request, failure);

            if (entered.Module.CallTime is not null)
                return await RunInTimeAsync(request, entered, cancellation);

            // From here on every outcome is a result, and the result releases the lease.
            call = Begin(request, entered, cancellation);
            CallResult result;
            try
            {
                result = await call.EndAsync(await CallPipeline.RunAsync(call));
            }
            catch (Exception exception)
            {
                result = await EndAsync(call, request, Explain(request, call, exception));
            }

            return result.Leased();
        }
        catch (Exception exception)
        {
            call?.Leave();
            return Failed(Refuse(request, Unexpected(request, request.AskedService, exception)), exception);
        }
        finally
        {
            request.Trace.Mark("PHALAPI_FINISH");
            AmbientTrace.Leave(request.Trace);
        }
    }

    private CallContext Begin(CallRequest request, ServiceAction action, CancellationToken cancellation) =>
        new CallContext(request, action, messages, _language, cancellation) { ErrorDetails = request.ErrorDetails ?? _errorDetails }
            .Entered();

    private async ValueTask<CallResult> RunInTimeAsync(CallRequest request, ServiceAction action, CancellationToken cancellation)
    {
        var deadline = new CallDeadline(cancellation);
        var call = Begin(request, action, deadline.Token);

        // Read while the request exists: the action may still be running after the request has been answered.
        var traceId = request.Caller.TraceId;
        try
        {
            return await deadline.RunAsync(call, RunAsync, time, exception => CoreLog.CallFailed(logger, exception, action.Name, traceId))
                ?? Failed(Refuse(request, TimedOut), new TimeoutException());
        }
        catch
        {
            call.Leave();
            throw;
        }

        async Task<CallResult> RunAsync(CallContext started)
        {
            CallResult result;
            try
            {
                result = await started.EndAsync(await CallPipeline.RunAsync(started));
            }
            catch (Exception exception)
            {
                result = await EndAsync(started, request, Explain(request, started, exception));
            }

            return result.Leased();
        }
    }

    /// <summary>
    /// Finds the action and takes a lease on its module. If the module was closed in between, it has been replaced or removed, and the next
    /// snapshot shows that.
    /// </summary>
    private bool TryEnter(
        CallRequest request,
        ModuleSnapshot snapshot,
        [NotNullWhen(true)] out ServiceAction? action,
        [NotNullWhen(false)] out CallFailure? failure)
    {
        while (true)
        {
            var table = selector.Select(request, snapshot);
            if (!table.TryFind(request.Service, request.DefaultNamespace ?? _namespace, out action))
            {
                failure = Unknown(request.AskedService);
                return false;
            }

            failure = null;
            if (action.TryEnter())
                return true;

            var next = registry.Snapshot;
            if (ReferenceEquals(next, snapshot))
            {
                failure = Unavailable with { Arguments = [new("service", action.Name)] };
                return false;
            }

            snapshot = next;
        }
    }

    // Each service of the scopes that fails on disposal fails the call once and is skipped by the next attempt.
    private async ValueTask<CallResult> EndAsync(CallContext call, CallRequest request, CallResult result)
    {
        while (true)
        {
            try
            {
                return await call.EndAsync(result);
            }
            catch (Exception exception)
            {
                result = Explain(request, call, exception);
            }
        }
    }

    // The name is repeated so that a typo is visible; it is cut when it is longer than any valid name.
    private static CallFailure Unknown(string service)
    {
        if (service.Length == 0)
            return new(404, "service.unnamed");
        return new(404, "service.unknown", MessageArgument.Sent("service", service, ShownName));
    }

    private CallResult Explain(CallRequest request, CallContext call, Exception exception)
    {
        if (exception is RefusalException { Failure: var failure })
            return call.Refuse(failure);
        if (exception is CallException refused)
            return call.Finish(refused.Ret, refused.Details ?? EmptyObject.Instance, Format(refused, call));
        if (exception is OperationCanceledException && call.IsCancelled)
            return Failed(call.Refuse(Cancelled(request, call)), exception);
        if (Known(call.Action.Module, ref exception) is not { } known)
            return Failed(call.Refuse(Unexpected(request, call.Action.Name, exception)), exception);
        if (known.Ret >= 500)
            CoreLog.CallFailed(logger, exception, call.Action.Name, request.Caller.TraceId);
        return call.Refuse(known);
    }

    private static CallFailure Cancelled(CallRequest request, CallContext call)
    {
        if (request.HasTimedOut)
            return TimedOut;
        return call.IsCutOff ? Unavailable with { Arguments = [new("service", call.Action.Name)] } : new(500, "call.cancelled");
    }

    private static CallFailure? Known(LoadedModule module, ref Exception exception)
    {
        try
        {
            return module.Explain(exception);
        }
        catch (Exception failed)
        {
            exception = new AggregateException(exception, failed);
            return null;
        }
    }

    private static CallResult Failed(CallResult result, Exception exception)
    {
        result.ErrorType = exception.GetType().FullName;
        return result;
    }

    private CallFailure Unexpected(CallRequest request, string service, Exception exception)
    {
        var traceId = request.Caller.TraceId;
        CoreLog.CallFailed(logger, exception, service, traceId);
        request.Trace.Note("exception", exception.ToString());
        return new(500, "call.error", new MessageArgument("trace", traceId));
    }

    private static string Format(CallException refused, CallContext call) => MessageText.IsKey(refused.Message)
        ? call.Translate(refused.Message, refused.Arguments)
        : MessageText.Fill(refused.Message, refused.Arguments);

    private CallResult Refuse(CallRequest request, CallFailure failure) => new()
    {
        Ret = failure.Ret,
        Data = EmptyObject.Instance,
        Message = messages.Format(request.Language ?? _language, failure.MessageKey, failure.Arguments),
    };
}
