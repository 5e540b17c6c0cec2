using System.Collections.Frozen;
using PhalNet.Compatibility.Internal.Dates;
using PhalNet.Compatibility.Internal.Transforms;

namespace PhalNet.Compatibility.Internal.Rules;

/// <summary>What rules refer to by name, and what they need to read dates and patterns.</summary>
internal sealed record RuleToolbox(PhpDateReader Dates)
{
    public FrozenDictionary<string, PhpTransform> Transforms { get; init; } = PhpTransforms.BuiltIn;

    /// <summary>Callbacks by name in any case; a static method is <c>Namespace\Class::method</c>.</summary>
    public FrozenDictionary<string, PhpCallback> Callbacks { get; init; } = FrozenDictionary<string, PhpCallback>.Empty;

    /// <summary>Stands for PCRE's backtrack limit.</summary>
    public TimeSpan PatternTimeout { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether messages may show patterns: in debug only.</summary>
    public bool ShowPatterns { get; init; }
}
