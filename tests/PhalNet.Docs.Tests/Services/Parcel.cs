namespace PhalNet.Docs.Tests.Services;

/// <summary>A parcel.</summary>
public sealed class Parcel
{
    /// <summary>Its number.</summary>
    public int Id { get; init; }

    /// <summary>How it travels.</summary>
    public Carriage Carriage { get; init; }

    /// <summary>The parcels in it.</summary>
    public IReadOnlyList<Parcel> Parts { get; init; } = [];

    /// <summary>Anything else.</summary>
    public object? Other { get; init; }
}
