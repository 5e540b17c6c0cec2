namespace PhalNet;

/// <summary>Limits an action, or all actions of a class, to some HTTP methods; any other method is answered with ret 404.</summary>
/// <param name="verbs">Method names such as <c>GET</c> and <c>POST</c>, compared without case.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class VerbsAttribute(params string[] verbs) : Attribute
{
    /// <summary>The methods that may call the action.</summary>
    public IReadOnlyList<string> Verbs { get; } = verbs;
}
