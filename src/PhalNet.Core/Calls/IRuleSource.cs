namespace PhalNet;

/// <summary>
/// Has a say in the rules of every action when its module is set up: common rules, rules from configuration or data. The profile's own
/// source comes first, then the others in the order of their registration, each on what the one before gave.
/// </summary>
public interface IRuleSource
{
    /// <summary>Gives the rules of an action.</summary>
    /// <param name="action">The action.</param>
    /// <param name="module">Its module.</param>
    /// <param name="rules">The rules so far, in the order of checking: those of the class, then those of the method.</param>
    /// <param name="errors">Where mistakes are added, each with the place it was made in; they are shown together with all others.</param>
    IReadOnlyList<ParameterRule> GetRules(
        IActionDescription action, LoadedModule module, IReadOnlyList<ParameterRule> rules, ICollection<string> errors);
}
