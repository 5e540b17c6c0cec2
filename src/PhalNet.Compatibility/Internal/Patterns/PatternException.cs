namespace PhalNet.Compatibility.Internal.Patterns;

/// <summary>Leaves the translator with the reason why a pattern is of no use; never leaves this namespace.</summary>
internal sealed class PatternException(string reason) : Exception(reason);
