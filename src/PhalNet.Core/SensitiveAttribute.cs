namespace PhalNet;

/// <summary>Keeps a parameter's value out of traces, logs, metrics and remembered forms.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class SensitiveAttribute : Attribute;
