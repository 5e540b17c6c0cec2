namespace PhalNet;

/// <summary>A value for a placeholder of a message.</summary>
/// <param name="Name">The placeholder's name, without braces.</param>
/// <param name="Value">The text that takes its place.</param>
public readonly record struct MessageArgument(string Name, string Value);
