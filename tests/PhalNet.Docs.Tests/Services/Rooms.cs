using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace PhalNet.Docs.Tests.Services;

/// <summary>Objects with limits, and replies of every shape.</summary>
[Service("Shop.Rooms")]
public sealed class Rooms
{
    /// <summary>Book a room</summary>
    /// <param name="order">What is booked.</param>
    /// <param name="note">A note.</param>
    /// <param name="access_token">The token.</param>
    public Booking Book(Booking order, string? note = null, string? access_token = null) => order with { Note = note ?? access_token };

    /// <summary>Book several</summary>
    public Booking[] BookMany([Param(ListFormat = ListFormat.Json), Length(1, 3)] Booking[] orders) => orders;

    /// <summary>Find a room that may not exist</summary>
    public Booking? Find(long id) => id > 0 ? new("text", [], null) : null;

    /// <summary>Count them</summary>
    public long Count() => long.MaxValue;

    /// <summary>When it is free</summary>
    public Times When() => new(new(2026, 1, 31), DateTime.UnixEpoch, DateTimeOffset.UnixEpoch, new(12, 0), new(2026, 1, 31), TimeSpan.FromHours(30), new("a/b", UriKind.Relative));

    /// <summary>A pet that is let in</summary>
    public Pet Pet(Owner owner) => owner.Pet;

    public sealed record Times(DateTime Day, DateTime Moment, DateTimeOffset At, TimeOnly From, DateOnly On, TimeSpan For, Uri Link)
    {
        public ulong Large { get; init; } = ulong.MaxValue;

        public long? Maybe { get; init; }

        public Dictionary<string, long> Sizes { get; init; } = new() { ["a"] = 1 };

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Left { get; init; }
    }
}

/// <summary>A booking.</summary>
/// <param name="Sku">What is booked.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Note">A note.</param>
public sealed record Booking([StringLength(5)] string Sku, [MaxLength(4)] IReadOnlyList<BookingLine> Lines, string? Note = null)
{
    /// <summary>Whom to write to.</summary>
    [EmailAddress]
    public string Mail { get; init; } = "anna@example.com";

    /// <summary>What it is made of.</summary>
    public string Computed => Sku;
}

/// <summary>A line of a booking.</summary>
/// <param name="Qty">How many.</param>
/// <param name="Kind">Which kind.</param>
public sealed record BookingLine([Range(1, 10)] int Qty, [AllowedValues("single", "double")] string Kind = "single");

/// <summary>A pet.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Cat), "cat")]
[JsonDerivedType(typeof(Dog), "dog")]
public abstract record Pet
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }
}

/// <summary>A cat.</summary>
public sealed record Cat : Pet
{
    /// <summary>How many lives are left.</summary>
    public int Lives { get; init; } = 9;
}

/// <summary>A dog.</summary>
public sealed record Dog : Pet
{
    public bool Barks { get; init; }
}

/// <summary>Somebody with a pet.</summary>
/// <param name="Pet">The pet.</param>
public sealed record Owner(Pet Pet);
