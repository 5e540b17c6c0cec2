namespace PhalNet.Docs.Internal.Samples;

/// <summary>A parameter or a header of a sample's call; the value of a file is its path.</summary>
internal sealed record SampleValue(string Name, string Value);
