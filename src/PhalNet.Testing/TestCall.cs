using System.Net;
using System.Security.Claims;

namespace PhalNet.Testing;

/// <summary>A call with everything that a caller may say.</summary>
/// <param name="Service">A service name of one to three parts, such as <c>Shop.Order.Get</c>.</param>
/// <param name="Parameters">
/// Values by name, found wherever a parameter is read from. The public properties of an object, <c>perPage</c> as <c>per_page</c> as
/// parameters are called, or as <c>[JsonPropertyName]</c> says; of a dictionary the names as they are. A value is sent as its JSON; null is
/// sent as null.
/// </param>
public sealed record TestCall(string Service, object? Parameters = null)
{
    /// <summary>The user behind the call; null for nobody.</summary>
    public ClaimsPrincipal? User { get; init; }

    /// <summary>The language of messages, such as <c>en</c>; the application's own when null.</summary>
    public string? Language { get; init; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>The caller's address.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>Names the operation, so that a repeated call can be told from a new one.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The namespace of a name with fewer than three parts; the application's own when null.</summary>
    public string? DefaultNamespace { get; init; }
}
