using Microsoft.Extensions.Options;

namespace PhalNet;

/// <summary>Turns the classes of all modules into actions, or reports every mistake in them at once.</summary>
internal sealed class ServiceScanner(
    ModuleHost modules, ConfiguredRules configuredRules, IEnumerable<IRuleSource> ruleSources, ActionPlanner planner, IOptions<PhalNetOptions> options)
{
    public IReadOnlyList<ServiceAction> Scan()
    {
        var errors = new List<string>();
        var found = modules.Parts.SelectMany(parts => parts.ServiceTypes.Select(type => ServiceFinder.Find(parts, type, errors)))
            .OfType<FoundService>().ToList();
        ReportSharedNames(found, errors);

        // The reader remembers the types it looked at; kept for longer it would hold their modules in memory.
        var reader = new RuleReader();
        var actions = found.GroupBy(service => service.Parts).SelectMany(services => ScanModule(services.Key, services, reader, errors)).ToList();
        return errors.Count == 0 ? actions : throw new DeclarationException([.. errors.Distinct()]);
    }

    private static void ReportSharedNames(List<FoundService> found, List<string> errors)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var shared = found.SelectMany(service => service.Actions).Select(action => action.Description.Name).Where(name => !names.Add(name))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        errors.AddRange(found.SelectMany(service => service.Actions).Where(action => shared.Contains(action.Description.Name))
            .GroupBy(action => action.Description.Name, StringComparer.OrdinalIgnoreCase)
            .Select(group => $"The name {group.Key} is used by {string.Join(" and ", group.Select(action => action.Member))}."));
        errors.AddRange(found.Where(service => service.Actions.Count > 0)
            .GroupBy(service => $"{service.Actions[0].Description.Namespace}.{service.Actions[0].Description.Class}", StringComparer.OrdinalIgnoreCase)
            .Select(group => (Name: group.Key, Types: group.Select(service => service.Type).Distinct().ToArray()))
            .Where(service => service.Types.Length > 1)
            .Select(service => $"The service name {service.Name} is used by {string.Join(" and ", service.Types.Select(type => type.FullName))}."));
    }

    private IEnumerable<ServiceAction> ScanModule(ModuleParts parts, IEnumerable<FoundService> services, RuleReader reader, List<string> errors)
    {
        var compilation = new RuleCompilation(parts.Module.Services, parts.Module.Json, parts.Converters, errors);
        var commonRules = configuredRules.Read(parts.Module, errors);
        return services.SelectMany(service => ScanService(service, compilation, commonRules, reader, errors));
    }

    private List<ServiceAction> ScanService(
        FoundService service, RuleCompilation compilation, IReadOnlyList<ParameterRule> commonRules, RuleReader reader, List<string> errors)
    {
        var plan = new ServicePlan(service, compilation);
        var classRules = RuleMerge.Apply(commonRules, reader.ReadProperties(service.Type, plan.Properties, errors));
        var actions = new List<ServiceAction>(service.Actions.Count);
        foreach (var action in service.Actions)
        {
            var rules = Rules(action, classRules, reader, errors);
            if (planner.Plan(plan, action, rules, errors) is { } planned)
                actions.Add(new(action.Description, rules, planned));
        }

        return actions;
    }

    private IReadOnlyList<ParameterRule> Rules(
        FoundAction action, IReadOnlyList<ParameterRule> classRules, RuleReader reader, List<string> errors)
    {
        var rules = RuleMerge.Apply(classRules, reader.ReadParameters(action, errors));
        foreach (var source in ruleSources)
            rules = source.GetRules(action.Description, rules);
        return ActionRules.Settle(action, rules, [.. options.Value.SensitiveNames], errors);
    }
}
