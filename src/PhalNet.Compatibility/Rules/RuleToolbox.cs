using System.Collections.Frozen;

namespace PhalNet.Compatibility;

/// <summary>The functions that rules refer to by name, and the settings for reading dates and patterns.</summary>
internal sealed record RuleToolbox(PhpDateReader Dates)
{
    public FrozenDictionary<string, PhpTransform> Transforms { get; init; } = PhpTransforms.BuiltIn;

    /// <summary>Callbacks by case-insensitive name; a static method is <c>Namespace\Class::method</c>.</summary>
    public FrozenDictionary<string, PhpCallback> Callbacks { get; init; } = FrozenDictionary<string, PhpCallback>.Empty;

    /// <summary>Corresponds to PCRE's backtrack limit.</summary>
    public TimeSpan PatternTimeout { get; init; } = PatternEngine.Timeout;

    public RequestLimits Limits { get; init; } = new();

    /// <summary>Whether messages may contain patterns: only with debug output.</summary>
    public bool ShowPatterns { get; init; }
}

/// <summary>A registered callback; <paramref name="parameters"/> is null when the rule has no params.</summary>
internal delegate CallbackResult PhpCallback(PhpValue value, PhpArray rule, PhpValue? parameters);

/// <summary>The result of a callback: a value (null counts as missing), or a ret and a text for a refusal.</summary>
internal readonly record struct CallbackResult(PhpValue Value, int Ret = 200, string? Message = null)
{
    public static CallbackResult Refuse(int ret, string message) => new(PhpValue.Null, ret, message);
}
