using System.Text.Json.Serialization;

namespace PhalNet.Docs.Tests.Services.Models;

/// <summary>An amount with its currency.</summary>
/// <param name="Amount">The amount.</param>
[JsonConverter(typeof(MoneyConverter))]
public readonly record struct Money(decimal Amount);
