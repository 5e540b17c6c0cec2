using System.Security.Claims;

namespace PhalNet;

/// <summary>A call without input, for resolving services that are only inspected.</summary>
internal sealed class EmptyCall(string language) : ICallContext
{
    public ServiceAction Action => throw new InvalidOperationException("No action is called while the services of a module are inspected.");

    public string Service => "";

    public ICallValues Values { get; } = new InMemoryValues([]);

    public Caller Caller { get; } = new();

    public string Language { get; set; } = language;

    public ClaimsPrincipal? User { get; set; }

    public CallTrace Trace => CallTrace.None;

    public string? IdempotencyKey => null;

    public CancellationToken Cancellation => CancellationToken.None;

    public CancellationToken Draining => CancellationToken.None;

    public object? GetParameter(string member) => null;

    public string Translate(string key, params IReadOnlyList<MessageArgument> arguments) => key;

    public CallResult Refuse(CallFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return new() { Ret = failure.Ret, Message = failure.MessageKey };
    }

    public void AddHeader(string name, string value) => ReplyHeader.Check(name, value);

    public void AddExtra(string name, object? value)
    {
    }
}
