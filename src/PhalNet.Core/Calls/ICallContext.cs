using System.Security.Claims;

namespace PhalNet;

/// <summary>The call that is being served; any action or filter can ask for it.</summary>
public interface ICallContext
{
    /// <summary>The action that was called.</summary>
    ServiceAction Action { get; }

    /// <summary>The service name as sent.</summary>
    string Service { get; }

    /// <summary>The values as sent.</summary>
    ICallValues Values { get; }

    /// <summary>The checked values by member, null until the rules have been read.</summary>
    object? GetParameter(string member);

    /// <summary>Who calls.</summary>
    Caller Caller { get; }

    /// <summary>The language of messages, such as <c>zh-CN</c>.</summary>
    string Language { get; set; }

    /// <summary>The user behind the call, set by the host or by a filter.</summary>
    ClaimsPrincipal? User { get; set; }

    /// <summary>
    /// What the call came in by where the host knows it, such as ASP.NET Core's <c>HttpContext</c>; null in process. For what belongs to
    /// the host: a service that looks at it cannot be called without HTTP.
    /// </summary>
    object? Transport => null;

    /// <summary>Collects the course of the call; keep it with work that is queued.</summary>
    CallTrace Trace { get; }

    /// <summary>
    /// Names the operation, so that a repeated request can be told from a new one; null when the caller sent none.
    /// </summary>
    string? IdempotencyKey { get; }

    /// <summary>
    /// Ends when the caller goes away or the host stops; and where the module was added at run time, when it leaves and has waited for the
    /// call as long as <see cref="PhalNetOptions.DrainTimeout"/> says.
    /// </summary>
    CancellationToken Cancellation { get; }

    /// <summary>
    /// Ends when the module is to be replaced, disabled or stopped: streams without an end should end then, so that clients resume
    /// elsewhere. Ordinary calls go on to their end.
    /// </summary>
    CancellationToken Draining { get; }

    /// <summary>A text of the message catalog in the call's language.</summary>
    string Translate(string key, params IReadOnlyList<MessageArgument> arguments);

    /// <summary>A result that refuses the call, in the call's language.</summary>
    CallResult Refuse(CallFailure failure);

    /// <summary>Adds a header to the reply; of the same name the last counts, but for <c>Set-Cookie</c>.</summary>
    /// <exception cref="ArgumentException">The name is none, or the value holds what a header cannot carry.</exception>
    void AddHeader(string name, string value);

    /// <summary>Adds a member to the envelope; of the same name the last counts. The envelope's own members cannot be replaced.</summary>
    void AddExtra(string name, object? value);
}
