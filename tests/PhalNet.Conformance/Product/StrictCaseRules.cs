using System.Text.Json;
using PhalNet.Conformance.Services;

namespace PhalNet.Conformance.Product;

/// <summary>
/// The rule of the current case as a rule of the Strict profile. Features that only PhalApi has (hooks, callbacks, a length in an encoding)
/// are omitted.
/// </summary>
internal sealed class StrictCaseRules(CurrentCase current) : IRuleSource
{
    public IReadOnlyList<ParameterRule> GetRules(
            IActionDescription action, LoadedModule module, IReadOnlyList<ParameterRule> rules, ICollection<string> errors) =>
        action.Class == "Probe" && !current.IsRefused && current.Case?.Rule is { ValueKind: JsonValueKind.Object } rule ? [StrictRules.Make(rule)] : rules;
}
