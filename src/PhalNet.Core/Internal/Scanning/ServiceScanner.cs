using System.Reflection;
using PhalNet.Internal.Modules;

namespace PhalNet.Internal.Scanning;

/// <summary>Turns the classes of all modules into actions, or reports every mistake in them at once.</summary>
internal sealed class ServiceScanner(
    ModuleHost modules, IEnumerable<IRuleSource> ruleSources, ActionPlanner planner, RuleReader ruleReader)
{
    public IReadOnlyList<ServiceAction> Scan()
    {
        var errors = new List<string>();
        var actions = modules.Parts.SelectMany(parts => parts.ServiceTypes.SelectMany(type => ScanClass(parts, type, errors))).ToList();
        var reported = actions.GroupBy(action => action.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)
            .Select(group => $"The name {group.Key} is used by {string.Join(" and ", group.Select(action => Member(action.Description)))}.");
        errors.AddRange(reported);
        return errors.Count == 0 ? actions : throw new DeclarationException(errors);
    }

    private IEnumerable<ServiceAction> ScanClass(ModuleParts parts, Type type, List<string> errors)
    {
        void Report(string mistake) => errors.Add($"{type.FullName}: {mistake}");

        if (ServiceNames.Of(type, parts.Module.Name, Report) is not var (@namespace, @class))
            return [];
        if (type.IsAbstract || type.ContainsGenericParameters)
        {
            Report("a service is a class that can be made: neither abstract, static nor generic.");
            return [];
        }

        var classRules = ruleReader.ReadProperties(type, errors);
        return [.. Methods(type).Select(method => ScanMethod(parts, new(@namespace, @class, ServiceNames.Action(method), type, method, parts.Module), classRules, errors))
            .OfType<ServiceAction>()];
    }

    private ServiceAction? ScanMethod(ModuleParts parts, ActionDescription action, IReadOnlyList<ParameterRule> classRules, List<string> errors)
    {
        if (action.Method.ContainsGenericParameters || action.Method.GetParameters().Any(parameter => parameter.ParameterType.IsByRef))
        {
            errors.Add($"{Member(action)}: an action has no type parameters and no ref or out parameters; {nameof(NonActionAttribute)} keeps a method from being one.");
            return null;
        }

        var methodRules = ruleReader.ReadParameters(action, errors);
        var rules = RuleMerge.Apply(classRules, methodRules);
        foreach (var source in ruleSources)
            rules = source.GetRules(action, rules);
        rules = RuleReader.Drop(action, rules, errors);
        foreach (var name in rules.Where(rule => rule.Options.Count == 0).GroupBy(rule => (rule.Name, rule.Source)).Where(group => group.Count() > 1).Select(group => group.Key.Name))
            errors.Add($"{Member(action)}: the parameter name '{name}' is used twice.");

        var mistakes = errors.Count;
        var plan = planner.Plan(parts, action, rules, errors);
        return errors.Count == mistakes ? new ServiceAction(action, rules, plan!) : null;
    }

    // What object and the interfaces for disposal bring along was not written to be called from outside.
    private static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(method =>
            !method.IsSpecialName
            && method.GetBaseDefinition().DeclaringType != typeof(object)
            && !method.IsDefined(typeof(NonActionAttribute), inherit: true)
            && method is not { Name: "Dispose" or "DisposeAsync" }
            && !method.Name.Contains('<'));

    private static string Member(ActionDescription action) => $"{action.ServiceType.FullName}.{action.Method.Name}";
}
