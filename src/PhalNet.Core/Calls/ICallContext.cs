using System.Security.Claims;

namespace PhalNet;

/// <summary>The current call; actions and filters can take it as a dependency.</summary>
public interface ICallContext
{
    /// <summary>The action that was called.</summary>
    ServiceAction Action { get; }

    /// <summary>The service name as sent.</summary>
    string Service { get; }

    /// <summary>The values as sent.</summary>
    ICallValues Values { get; }

    /// <summary>The checked value of a member; null before the parameters have been read.</summary>
    object? GetParameter(string member);

    /// <summary>The caller.</summary>
    Caller Caller { get; }

    /// <summary>The language of messages, such as <c>zh-CN</c>.</summary>
    string Language { get; set; }

    /// <summary>The user of the call, set by the host or by a filter.</summary>
    ClaimsPrincipal? User { get; set; }

    /// <summary>
    /// The transport object of the call, such as ASP.NET Core's <c>HttpContext</c>; null for calls in process. Meant for code of the host:
    /// a service that uses it cannot be called without HTTP.
    /// </summary>
    object? Transport => null;

    /// <summary>Records the call's timeline; pass it along with queued work.</summary>
    CallTrace Trace { get; }

    /// <summary>Identifies the operation, so that a repeated request can be told from a new one; null when the caller sent none.</summary>
    string? IdempotencyKey { get; }

    /// <summary>
    /// Cancelled when the caller disconnects or the host stops. For a module that was added at run time, also when the module is unloaded
    /// and has waited for the call for <see cref="PhalNetOptions.DrainTimeout"/>.
    /// </summary>
    CancellationToken Cancellation { get; }

    /// <summary>
    /// Cancelled when the module is about to be replaced, disabled or stopped: endless streams should end then so that clients can
    /// reconnect. Ordinary calls run to completion.
    /// </summary>
    CancellationToken Draining { get; }

    /// <summary>A text of the message catalog in the call's language.</summary>
    string Translate(string key, params IReadOnlyList<MessageArgument> arguments);

    /// <summary>A result that refuses the call, in the call's language.</summary>
    CallResult Refuse(CallFailure failure);

    /// <summary>Adds a header to the reply. A header of the same name is replaced, except <c>Set-Cookie</c>.</summary>
    /// <exception cref="ArgumentException">The name is invalid, or the value contains characters that a header cannot carry.</exception>
    void AddHeader(string name, string value);

    /// <summary>
    /// Adds a member to the envelope. A member of the same name is replaced; the standard members of the envelope cannot be.
    /// </summary>
    void AddExtra(string name, object? value);
}
