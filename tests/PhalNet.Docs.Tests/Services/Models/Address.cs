namespace PhalNet.Docs.Tests.Services.Models;

/// <summary>Where something is sent to.</summary>
/// <param name="Street">The street and the number.</param>
/// <param name="City">The city.</param>
/// <param name="Floor">The floor, where it matters.</param>
public sealed record Address(string Street, string City, int? Floor);
