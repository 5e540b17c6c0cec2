namespace PhalNet.Docs.Tests.Services.Models;

/// <summary>A point, written <c>1x2</c> in requests.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Up.</param>
public sealed record Point(int X, int Y);
