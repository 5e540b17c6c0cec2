namespace PhalNet;

/// <summary>
/// Has a say in the rules of every action when a table is built: common rules, rules from configuration or data. Sources run in the order
/// of their registration, each on what the one before gave.
/// </summary>
public interface IRuleSource
{
    /// <summary>Gives the rules of an action.</summary>
    /// <param name="action">The action.</param>
    /// <param name="rules">The rules so far, in the order of checking: those of the class, then those of the method.</param>
    IReadOnlyList<ParameterRule> GetRules(ActionDescription action, IReadOnlyList<ParameterRule> rules);
}
