using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PhalNet.Hosting;

/// <summary>Passes the requests of one entry to the dispatcher and writes the results.</summary>
internal sealed class CallEndpoint
{
    private readonly ICallDispatcher _dispatcher;
    private readonly IServiceRegistry _registry;
    private readonly IRequestReader _reader;
    private readonly FormatChoice _formats;
    private readonly ReplyWriter _replies;
    private readonly LanguageChoice _languages;
    private readonly DebugGate _debug;
    private readonly EntryGuard _guard;
    private readonly RequestLimits _limits;
    private readonly EntryBodies _bodies;
    private readonly string _namespace;
    private readonly bool? _errorDetails;
    private readonly ILogger _logger;

    public CallEndpoint(
        EntryOptions entry,
        FormatChoice formats,
        ReplyWriter replies,
        EntryGuard guard,
        ICallDispatcher dispatcher,
        IServiceRegistry registry,
        IEnumerable<CallProfile> profiles,
        IMessageCatalog messages,
        TimeProvider time,
        IOptions<PhalNetOptions> options,
        BodyMemory memory,
        BodyFiles files,
        ILogger<CallEndpoint> logger)
    {
        _dispatcher = dispatcher;
        _registry = registry;
        var profile = ProfileSelection.Find(profiles, entry.Profile ?? options.Value.Profile);
        _reader = profile.Reader;
        _formats = formats;
        _replies = replies;
        _languages = new LanguageChoice(messages);
        _debug = new DebugGate(options.Value, time);
        _limits = options.Value.Limits;
        _namespace = entry.DefaultNamespace ?? options.Value.DefaultNamespace;
        _errorDetails = entry.ErrorDetails;
        _guard = guard;
        Methods = new EntryMethods(registry, profile.Verbs, _namespace);
        Paths = new CallPaths(entry, profile, registry, _namespace);
        _bodies = new EntryBodies(memory, files, _limits, registry, _namespace, Paths.ServiceOf);
        _logger = logger;
    }

    public EntryMethods Methods { get; }

    public CallPaths Paths { get; }

    /// <summary>Answers a request that was refused by middleware.</summary>
    public Task RefuseAsync(HttpContext http) => HandleAsync(http, http.Features.Get<RefusedRequest>()?.Reason);

    public Task HandleAsync(HttpContext http) => HandleAsync(http, null);

    private async Task HandleAsync(HttpContext http, CallFailure? refused)
    {
        var trace = _debug.Start(http.Request);
        trace.Mark("PHALAPI_INIT");
        var path = Paths.Read(http);
        await using var raw = new HttpRawRequest(http, _bodies)
        {
            PathService = path.Name,
            DefaultNamespace = _namespace,
            Language = _languages.Choose(http.Request),
            ErrorDetails = _errorDetails,
            Trace = trace,
            Limits = _limits,
        };
        var format = _formats.Default;
        var language = raw.Language;
        try
        {
            // Kestrel takes a lock on each access.
            var aborted = http.RequestAborted;
            format = _formats.Choose(http.Request, out var refusal);
            refusal = refused ?? Methods.RefuseAlways(http) ?? refusal;
            if (refusal is not null)
            {
                if (refused is null && path.Standing != PathStanding.Answered)
                    ShowMissing(http, format);
                await _replies.WriteRefusalAsync(http, format, refusal, raw);
                return;
            }

            if (_guard.IsNeeded)
                refusal = await _guard.CheckAsync(http);
            var request = await _reader.ReadAsync(raw, aborted);
            if (refusal is not null && IsForAnybody(request))
                refusal = null;
            refusal ??= path.Refuse(request) ?? Methods.Refuse(http.Request.Method, request);
            if (refusal is not null)
            {
                if (path.IsMissing(request))
                    ShowMissing(http, format);
                await _replies.WriteRefusalAsync(http, format, refusal, raw);
                return;
            }

            await using var result = await _dispatcher.CallAsync(request, aborted);
            if (result.Action is null && path.IsMissing(request))
                ShowMissing(http, format);
            language = result.Language ?? language;
            var sending = _replies.WriteAsync(http, format, result, raw);
            await (sending.IsCompleted ? sending : SendAsync(http, result, sending, aborted));
        }
        catch (OperationCanceledException exception) when (RequestTimeouts.HasEnded(http))
        {
            await EndAsync(http, format, exception, raw.Trace, language);
        }
        catch (BodyStorageException exception)
        {
            _bodies.Files.Fail(exception.InnerException!, RequestTraceId.Of(http));
            var failure = new CallFailure(500, "request.unkept", new MessageArgument("trace", RequestTraceId.Of(http)));
            await _replies.WriteFailureAsync(http, format, failure, raw.Trace, language);
        }
        catch (Exception exception) when (HasConnectionEnded(http, exception))
        {
            HostingLog.CallerLeft(_logger, exception, RequestTraceId.Of(http));
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            await _replies.WriteErrorAsync(http, format, exception, raw.Trace, language);
        }
        catch (Exception exception)
        {
            // Part of the reply has been sent; closing the connection shows the caller that it is incomplete.
            HostingLog.ReplyBrokenOff(_logger, exception, RequestTraceId.Of(http));
            http.Abort();
        }
    }

    // A module that is being unloaded does not wait for a caller that reads its reply too slowly or forever. Aborts by the caller and by
    // the host's time limit are handled by the code that detects them.
    private static async Task SendAsync(HttpContext http, CallResult result, Task sending, CancellationToken aborted)
    {
        await using var cutOff = result.Cancellation.UnsafeRegister(
            static state =>
            {
                var (http, aborted) = ((HttpContext, CancellationToken))state!;
                if (!aborted.IsCancellationRequested)
                    http.Abort();
            },
            (http, aborted));
        await sending;
    }

    // Reading may fail before the token is cancelled, for example when the server stops.
    private static bool HasConnectionEnded(HttpContext http, Exception exception) =>
        !RequestTimeouts.HasEnded(http)
        && (http.RequestAborted.IsCancellationRequested
            || exception is ConnectionAbortedException or ConnectionResetException
            || exception.InnerException is ConnectionAbortedException or ConnectionResetException);

    // Browsers do not run scripts with another status; HTTP errors keep their own status.
    private static void ShowMissing(HttpContext http, IReplyFormat format)
    {
        if (format is not JsonpReplyFormat && http.Response.StatusCode == StatusCodes.Status200OK)
            http.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    // An action that allows anonymous calls, on an entry that requires a signed-in user.
    private bool IsForAnybody(CallRequest request) =>
        _registry.Current.TryFind(request.Service, request.DefaultNamespace ?? _namespace, out var action)
        && action.Access is { AllowsAnonymous: true };

    private Task EndAsync(HttpContext http, IReplyFormat format, Exception exception, CallTrace trace, string? language)
    {
        if (!http.Response.HasStarted)
            return _replies.WriteFailureAsync(http, format, RequestTimeouts.Failure, trace, language);
        HostingLog.ReplyTimedOut(_logger, exception, RequestTraceId.Of(http));
        http.Abort();
        return Task.CompletedTask;
    }
}

internal static class ProfileSelection
{
    public static CallProfile Find(IEnumerable<CallProfile> profiles, string name) =>
        profiles.LastOrDefault(profile => profile.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new StartException(
            $"PhalNet:Profile '{name}' is not a known profile; known profiles: "
            + $"{string.Join(", ", profiles.Select(profile => profile.Name))}.");
}
