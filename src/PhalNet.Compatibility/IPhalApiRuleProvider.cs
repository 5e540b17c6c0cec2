using System.Text.Json;

namespace PhalNet.Compatibility;

/// <summary>
/// Gives the rules of classes in PhalApi's own form, for applications that keep them as data. They are read whenever a table is built.
/// </summary>
public interface IPhalApiRuleProvider
{
    /// <summary>
    /// What the class's getRules would return: <c>*</c> for every action, the names of actions, each with rules by member; null when it has none.
    /// </summary>
    JsonElement? GetRules(ActionDescription action);
}
