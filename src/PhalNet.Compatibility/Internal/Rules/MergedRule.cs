using PhalNet.Compatibility.Internal.Values;

namespace PhalNet.Compatibility.Internal.Rules;

/// <summary>A rule under the member its value is kept as.</summary>
internal readonly record struct MergedRule(PhpKey Member, PhpValue Rule);
