namespace PhalNet.Docs.Tests.Services.Models;

/// <summary>A circle.</summary>
public sealed class Circle : Shape
{
    /// <summary>Half of its width.</summary>
    public double Radius { get; init; }
}
