using System.Collections.Frozen;

namespace PhalNet.Compatibility;

/// <summary>What rules refer to by name, and what they need to read dates and patterns.</summary>
internal sealed record RuleToolbox(PhpDateReader Dates)
{
    public FrozenDictionary<string, PhpTransform> Transforms { get; init; } = PhpTransforms.BuiltIn;

    /// <summary>Callbacks by name in any case; a static method is <c>Namespace\Class::method</c>.</summary>
    public FrozenDictionary<string, PhpCallback> Callbacks { get; init; } = FrozenDictionary<string, PhpCallback>.Empty;

    /// <summary>Stands for PCRE's backtrack limit.</summary>
    public TimeSpan PatternTimeout { get; init; } = PatternEngine.Timeout;

    public RequestLimits Limits { get; init; } = new();

    /// <summary>Whether messages may show patterns: in debug only.</summary>
    public bool ShowPatterns { get; init; }
}

/// <summary>A registered callback; <paramref name="parameters"/> is null when the rule has no params.</summary>
internal delegate CallbackResult PhpCallback(PhpValue value, PhpArray rule, PhpValue? parameters);

/// <summary>What a callback gives back: a value (null counts as missing), or a ret and a text to refuse with.</summary>
internal readonly record struct CallbackResult(PhpValue Value, int Ret = 200, string? Message = null)
{
    public static CallbackResult Refuse(int ret, string message) => new(PhpValue.Null, ret, message);
}
