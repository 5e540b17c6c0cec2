namespace PhalNet.Docs.Tests.Services.Models;

/// <summary>A square.</summary>
public sealed class Square : Shape
{
    /// <summary>The length of a side.</summary>
    public double Side { get; init; }
}
