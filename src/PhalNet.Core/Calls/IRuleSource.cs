namespace PhalNet;

/// <summary>
/// Adjusts the rules of every action when its module is set up: common rules, rules from configuration or data. The profile's source runs
/// first, then the others in the order of registration; each receives the rules of the previous one.
/// </summary>
public interface IRuleSource
{
    /// <summary>Returns the rules of an action.</summary>
    /// <param name="action">The action.</param>
    /// <param name="module">Its module.</param>
    /// <param name="rules">The rules so far, in checking order: those of the class, then those of the method.</param>
    /// <param name="errors">Receives the errors, each with its location; they are reported together with all others.</param>
    IReadOnlyList<ParameterRule> GetRules(
        IActionDescription action, LoadedModule module, IReadOnlyList<ParameterRule> rules, ICollection<string> errors);
}
