using System.Text.Json.Serialization;

namespace PhalNet.Docs.Tests.Services.Models;

/// <summary>An order.</summary>
public sealed class Order
{
    /// <summary>The number of the order.</summary>
    public long Id { get; init; }

    /// <summary>Where it goes.</summary>
    public required Address ShipTo { get; init; }

    /// <summary>Where the bill goes, if elsewhere.</summary>
    public Address? BillTo { get; init; }

    // No comment of its own: its type's is said.
    public Address Origin { get; init; } = new("Main street 1", "Berlin", null);

    /// <summary>What was ordered.</summary>
    public IReadOnlyList<OrderLine> Lines { get; init; } = [];

    /// <summary>How many of each tag.</summary>
    public Dictionary<string, int> Tags { get; init; } = [];

    /// <summary>Addresses by name.</summary>
    public Dictionary<string, Address> Others { get; init; } = [];

    /// <summary>Its colours.</summary>
    public Colour[] Colours { get; init; } = [];

    /// <summary>Its main colour.</summary>
    public Colour Main { get; init; }

    public Colour? Second { get; init; }

    /// <summary>When it came in.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>How long it takes.</summary>
    public TimeSpan Takes { get; init; }

    /// <summary>Under another name.</summary>
    [JsonPropertyName("re/named~it")]
    public string Renamed { get; init; } = "";

    [JsonIgnore]
    public string Secret { get; init; } = "";

    /// <summary>What it costs.</summary>
    public Money Total { get; init; }

    /// <summary>Anything else.</summary>
    public object? Extra { get; init; }

    public char Letter { get; init; } = 'a';
}
