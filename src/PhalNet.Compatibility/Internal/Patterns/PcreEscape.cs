namespace PhalNet.Compatibility.Internal.Patterns;

/// <summary>What a backslash sequence stands for: a set, a piece of .NET pattern, or one character.</summary>
internal readonly record struct PcreEscape(char Letter, int Rune, CharacterSet? Set = null, bool IsNegated = false, string? Text = null, bool IsReference = false);
