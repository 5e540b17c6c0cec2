using PhalNet.Compatibility.Internal.Values;

namespace PhalNet.Compatibility.Internal.Names;

/// <summary>What was read, and whether names beyond the limit were left out, as PHP does silently.</summary>
internal readonly record struct ParsedNames(PhpArray Values, bool IsTruncated);
