using System.Text.Json.Serialization;

namespace PhalNet.Docs.Tests.Services.Models;

/// <summary>A shape of one of several kinds.</summary>
[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Square), "square")]
public abstract class Shape
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";
}
