using System.Diagnostics.CodeAnalysis;

namespace PhalNet.Compatibility.Internal.Patterns;

/// <summary>A usable pattern, or the reason why there is none.</summary>
internal readonly record struct PatternResult(PhpPattern? Pattern, string? Reason)
{
    [MemberNotNullWhen(true, nameof(Pattern))]
    [MemberNotNullWhen(false, nameof(Reason))]
    public bool IsUsable => Pattern is not null;
}
