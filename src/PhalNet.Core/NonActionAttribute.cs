namespace PhalNet;

/// <summary>Keeps a public method of a service from being callable.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NonActionAttribute : Attribute;
