using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PhalNet;

internal sealed class CallDispatcher(
    ServiceRegistry registry,
    IMessageCatalog messages,
    CallTelemetry telemetry,
    IOptions<PhalNetOptions> options,
    ILogger<CallDispatcher> logger) : ICallDispatcher
{
    private const int ShownName = 8192;

    private readonly string _namespace = options.Value.DefaultNamespace;
    private readonly string _language = options.Value.Language;

    public ValueTask<CallResult> CallAsync(CallRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return telemetry.HasListeners ? MeasureAsync(request, cancellation) : DispatchAsync(request, cancellation);
    }

    private async ValueTask<CallResult> MeasureAsync(CallRequest request, CancellationToken cancellation)
    {
        ServiceAction? action = null;
        if (request.Refusal is null)
            registry.Current.TryFind(request.Service, request.DefaultNamespace ?? _namespace, out action);
        using var measurement = telemetry.Begin(request, action);
        var result = await DispatchAsync(request, cancellation);
        measurement.End(result);
        return result;
    }

    private async ValueTask<CallResult> DispatchAsync(CallRequest request, CancellationToken cancellation)
    {
        AmbientTrace.Set(request.Trace);
        request.Trace.Mark("PHALAPI_RESPONSE");
        var table = registry.Enter();
        CallContext? call = null;
        try
        {
            if (request.Refusal is { } refusal)
                return Refuse(request, refusal);
            if (!table.TryFind(request.Service, request.DefaultNamespace ?? _namespace, out var action))
                return Refuse(request, Unknown(request.AskedService));

            call = new CallContext(request, action, messages, _language, cancellation);
            return await CallPipeline.RunAsync(call);
        }
        catch (Exception exception)
        {
            var result = Explain(request, call, exception, cancellation);
            result.ErrorType = exception is CallException ? null : exception.GetType().FullName;
            return result;
        }
        finally
        {
            table.Leave();
            request.Trace.Mark("PHALAPI_FINISH");
        }
    }

    // A name is repeated so that a slip of the pen is seen; a long one is none.
    private static CallFailure Unknown(string service) =>
        new(404, "service.unknown", new MessageArgument("service", service.Length <= ShownName ? service : string.Concat(service.AsSpan(0, ShownName), "…")));

    private CallResult Explain(CallRequest request, CallContext? call, Exception exception, CancellationToken cancellation)
    {
        if (exception is CallException refused)
            return AnswerThrown(request, call, refused);
        if (exception is OperationCanceledException && cancellation.IsCancellationRequested)
            return Answer(request, call, new(500, "call.cancelled"));

        var traceId = request.Caller.TraceId;
        CoreLog.CallFailed(logger, exception, call?.Action.Name ?? "(none)", traceId);
        request.Trace.Note("exception", exception.ToString());
        return Answer(request, call, new(500, "call.error", new MessageArgument("trace", traceId)));
    }

    private CallResult AnswerThrown(CallRequest request, CallContext? call, CallException refused)
    {
        var text = Worded(refused, call?.Language ?? request.Language ?? _language, call?.Action.Module);
        return call?.Finish(refused.Ret, EmptyObject.Instance, text) ?? new() { Ret = refused.Ret, Data = EmptyObject.Instance, Message = text };
    }

    private string Worded(CallException refused, string language, LoadedModule? module) => MessageText.IsKey(refused.Message)
        ? messages.Format(language, refused.Message, refused.Arguments, module)
        : MessageText.Fill(refused.Message, refused.Arguments);

    private CallResult Answer(CallRequest request, CallContext? call, CallFailure failure) =>
        call is null ? Refuse(request, failure) : call.Refuse(failure);

    private CallResult Refuse(CallRequest request, CallFailure failure) => new()
    {
        Ret = failure.Ret,
        Data = EmptyObject.Instance,
        Message = messages.Format(request.Language ?? _language, failure.MessageKey, failure.Arguments),
    };
}

/// <summary>Makes calls, with or without HTTP.</summary>
public interface ICallDispatcher
{
    /// <summary>
    /// Makes a call. Whatever the service does becomes a result: only a host that has not started throws. Dispose the result.
    /// </summary>
    ValueTask<CallResult> CallAsync(CallRequest request, CancellationToken cancellation = default);
}
