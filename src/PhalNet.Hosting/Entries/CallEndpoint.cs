using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PhalNet.Hosting;

/// <summary>Takes requests of one entry to the dispatcher, and its results to the caller.</summary>
internal sealed class CallEndpoint
{
    private readonly ICallDispatcher _dispatcher;
    private readonly IServiceRegistry _registry;
    private readonly IRequestReader _reader;
    private readonly FormatChoice _formats;
    private readonly ReplyWriter _replies;
    private readonly LanguageChoice _languages;
    private readonly DebugGate _debug;
    private readonly RequestLimits _limits;
    private readonly string _namespace;
    private readonly bool _uriMatch;
    private readonly ILogger _logger;

    public CallEndpoint(
        EntryOptions entry,
        FormatChoice formats,
        ReplyWriter replies,
        ICallDispatcher dispatcher,
        IServiceRegistry registry,
        IEnumerable<CallProfile> profiles,
        IMessageCatalog messages,
        TimeProvider time,
        IOptions<PhalNetOptions> options,
        ILogger<CallEndpoint> logger)
    {
        _dispatcher = dispatcher;
        _registry = registry;
        _reader = ProfileSelection.Find(profiles, entry.Profile ?? options.Value.Profile).Reader;
        _formats = formats;
        _replies = replies;
        _languages = new LanguageChoice(messages);
        _debug = new DebugGate(options.Value, time);
        _limits = options.Value.Limits;
        _namespace = entry.DefaultNamespace ?? options.Value.DefaultNamespace;
        _uriMatch = entry.EnableUriMatch;
        _logger = logger;
    }

    public async Task HandleAsync(HttpContext http)
    {
        var trace = _debug.Start(http.Request);
        trace.Mark("PHALAPI_INIT");
        await using var raw = new HttpRawRequest(http)
        {
            PathService = _uriMatch ? PathNames.Matched(http) : PathNames.Plain(http),
            DefaultNamespace = _namespace,
            Language = _languages.Choose(http.Request),
            Trace = trace,
            Limits = _limits,
        };
        var format = _formats.Default;
        var language = raw.Language;
        try
        {
            // Kestrel takes a lock whenever it is asked for.
            var aborted = http.RequestAborted;
            if (!_uriMatch && raw.PathService is { } path && !_registry.Current.TryFind(path, _namespace, out _))
                http.Response.StatusCode = StatusCodes.Status404NotFound;
            format = _formats.Choose(http.Request, out var refusal);
            if (refusal is not null)
            {
                await _replies.WriteRefusalAsync(http, format, refusal, raw, aborted);
                return;
            }

            var request = await _reader.ReadAsync(raw, aborted);
            await using var result = await _dispatcher.CallAsync(request, aborted);
            language = result.Language ?? language;
            await _replies.WriteAsync(http, format, result, raw, aborted);
        }
        catch (Exception exception) when (http.RequestAborted.IsCancellationRequested)
        {
            HostingLog.CallerLeft(_logger, exception, RequestTraceId.Of(http));
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            await _replies.WriteErrorAsync(http, format, exception, raw.Trace, language);
        }
        catch (Exception exception)
        {
            // Part of the reply has gone; all that is left is to let the caller see that it is not whole.
            HostingLog.ReplyBrokenOff(_logger, exception, RequestTraceId.Of(http));
            http.Abort();
        }
    }
}

internal static class ProfileSelection
{
    public static CallProfile Find(IEnumerable<CallProfile> profiles, string name) =>
        profiles.LastOrDefault(profile => profile.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new StartException(
            $"PhalNet:Profile '{name}' is none of the profiles that were added: "
            + $"{string.Join(", ", profiles.Select(profile => profile.Name))}.");
}
