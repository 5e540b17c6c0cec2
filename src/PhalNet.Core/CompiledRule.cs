namespace PhalNet;

/// <summary>A rule made ready to be read against calls. One instance serves all calls.</summary>
/// <param name="rule">The rule it was made of.</param>
public abstract class CompiledRule(ParameterRule rule)
{
    /// <summary>The rule it was made of.</summary>
    public ParameterRule Rule { get; } = rule;

    /// <summary>Reads and checks the value; gives null and the value, or the failure that ends the call.</summary>
    public abstract CallFailure? Read(ICallContext call, out object? value);
}
