using System.Net;
using System.Security.Claims;

namespace PhalNet.Testing;

/// <summary>A call with everything that a caller can send.</summary>
/// <param name="Service">A service name of one to three parts, such as <c>Shop.Order.Get</c>.</param>
/// <param name="Parameters">
/// Values by name, found wherever a parameter is read from: the public properties of an object, with names derived as for parameters
/// (<c>perPage</c> is <c>per_page</c>) or given by <c>[JsonPropertyName]</c>, or a dictionary with the names as they are. A value is sent
/// as its JSON; null is sent as null.
/// </param>
public sealed record TestCall(string Service, object? Parameters = null)
{
    /// <summary>The user of the call; null for none.</summary>
    public ClaimsPrincipal? User { get; init; }

    /// <summary>The language of messages, such as <c>en</c>; the application's when null.</summary>
    public string? Language { get; init; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>The caller's address.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>Identifies the operation, to recognise a repeated call.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The namespace of a name with fewer than three parts; the application's when null.</summary>
    public string? DefaultNamespace { get; init; }
}
