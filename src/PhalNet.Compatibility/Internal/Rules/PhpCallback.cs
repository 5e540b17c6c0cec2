using PhalNet.Compatibility.Internal.Values;

namespace PhalNet.Compatibility.Internal.Rules;

/// <summary>A registered callback; <paramref name="parameters"/> is null when the rule has no params.</summary>
internal delegate CallbackResult PhpCallback(PhpValue value, PhpArray rule, PhpValue? parameters);
