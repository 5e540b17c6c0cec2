using System.Buffers;
using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PhalNet.Testing;

/// <summary>
/// Calls services of a started host by name, without HTTP. The host may be the application's, such as that of a
/// <c>WebApplicationFactory</c>: <c>new CallClient(factory.Services)</c>.
/// </summary>
/// <param name="services">The host's services. <see cref="CallReply.Exception"/> is set if they have <c>AddPhalNetTesting</c>.</param>
public class CallClient(IServiceProvider services)
{
    private readonly Lock _lock = new();
    private readonly HashSet<CallReply> _open = [];
    private readonly CallFailures? _failures = services.GetService<CallFailures>();

    /// <summary>The host's services.</summary>
    public IServiceProvider Services => services;

    /// <summary>Makes a call that must succeed.</summary>
    /// <typeparam name="T">The type of the data: the return type of the action, or one defined by the test.</typeparam>
    /// <param name="service">A service name, such as <c>Shop.Order.Get</c>.</param>
    /// <param name="parameters">Values by name, see <see cref="TestCall"/>.</param>
    /// <param name="cancellation">Cancels the call, as a caller who disconnects.</param>
    /// <returns>The data.</returns>
    /// <exception cref="CallAssertionException">The call was refused or failed, or its data is not of the type.</exception>
    public async Task<T> CallAsync<T>(string service, object? parameters = null, CancellationToken cancellation = default) =>
        (await CallAsync(service, parameters, cancellation)).ShouldSucceed<T>();

    /// <summary>Makes a call and returns its reply, whatever it is.</summary>
    /// <param name="service">A service name, such as <c>Shop.Order.Get</c>.</param>
    /// <param name="parameters">Values by name, see <see cref="TestCall"/>.</param>
    /// <param name="cancellation">Cancels the call, as a caller who disconnects.</param>
    public Task<CallReply> CallAsync(string service, object? parameters = null, CancellationToken cancellation = default) =>
        CallAsync(new TestCall(service, parameters), cancellation);

    /// <summary>Makes a call and returns its reply, whatever it is.</summary>
    public async Task<CallReply> CallAsync(TestCall call, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(call);

        // The timeline shows real durations, even if the clock of the services stands still.
        var trace = CallTrace.Start(TimeProvider.System);
        var traceId = ActivityTraceId.CreateRandom().ToHexString();
        var parameters = CallParameters.Read(call.Parameters);
        var request = CallRequest.Create(call.Service, parameters);
        request = new CallRequest(call.Service, request.Values)
        {
            Caller = new() { Method = call.Method.ToUpperInvariant(), Address = call.Address, TraceId = traceId },
            User = call.User,
            Language = call.Language,
            DefaultNamespace = call.DefaultNamespace,
            IdempotencyKey = call.IdempotencyKey ?? request.IdempotencyKey,
            Trace = trace,
        };

        using var failures = _failures?.Watch(traceId);
        var result = await services.GetRequiredService<ICallDispatcher>().CallAsync(request, cancellation);
        var (text, unwritable) = result.Body is null ? Write(result, request) : ("", null);
        var sent = string.Join(", ", parameters.Select(given => $"{given.Name} = {request.Values.Get(given.Name)}"));
        var reply = new CallReply(call.Service, trace.Mask(sent), text, result, trace, unwritable ?? failures?.First, Forget);
        if (result.Body is null)
            await reply.DisposeAsync();
        else
            Remember(reply);
        return reply;
    }

    /// <summary>The services of a module, to inspect the effects of a call.</summary>
    /// <exception cref="InvalidOperationException">No module of this name serves calls.</exception>
    public IServiceProvider ServicesOf(string module)
    {
        var modules = services.GetRequiredService<IServiceRegistry>().Modules;
        return modules.FirstOrDefault(loaded => loaded.Name.Equals(module, StringComparison.OrdinalIgnoreCase))?.Services
            ?? throw new InvalidOperationException(
                $"The module {module} does not serve calls; serving modules: {string.Join(", ", modules.Select(loaded => loaded.Name))}.");
    }

    /// <summary>Disposes replies with a body that the test has not disposed.</summary>
    protected async ValueTask DisposeRepliesAsync()
    {
        CallReply[] open;
        lock (_lock)
            open = [.. _open];
        foreach (var reply in open)
            await reply.DisposeAsync();
    }

    private void Remember(CallReply reply)
    {
        lock (_lock)
            _open.Add(reply);
    }

    private void Forget(CallReply reply)
    {
        lock (_lock)
            _open.Remove(reply);
    }

    // Data that cannot be serialized is also ret 500 for a caller over HTTP.
    private (string Text, Exception? Unwritable) Write(CallResult result, CallRequest request)
    {
        var language = result.Language ?? request.Language ?? services.GetRequiredService<IOptions<PhalNetOptions>>().Value.Language;
        try
        {
            return (Write(result, language), null);
        }
        catch (Exception exception)
        {
            request.Trace.Note("exception", exception.ToString());
            var message = services.GetRequiredService<IMessageCatalog>()
                .Format(language, "call.error", [new("trace", request.Caller.TraceId)]);
            return (Write(CallResult.Failure(500, message), language), exception);
        }
    }

    private string Write(CallResult result, string language)
    {
        var output = new ArrayBufferWriter<byte>();
        services.GetRequiredService<JsonReplyFormat>().Write(output, new(result, CallTrace.None, ReplyNames.Default, language));
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
