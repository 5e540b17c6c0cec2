namespace PhalNet;

/// <summary>Reports names that more than one class or action has, in a module or in several.</summary>
internal static class NameClashes
{
    public static void Report(ModuleDeclaration module, IReadOnlyList<FoundService> services, List<string> errors)
    {
        var methods = services.SelectMany(service => service.Actions).Select(action => (action.Description.Name, action.Member));
        var member = $"an action that the module {module.Module.Name} adds";
        var others = module.Actions.Select(action => (action.Description.Name, member));
        errors.AddRange(Actions(methods.Concat(others)));
        errors.AddRange(Classes(services.Where(service => service.Actions.Count > 0).Select(service => service.Actions[0].Description)));
    }

    /// <summary>The names that actions of a module share with those of others.</summary>
    public static IEnumerable<string> Between(IReadOnlyList<ServiceAction> actions, IReadOnlyList<ServiceAction> others)
    {
        var names = actions.Select(action => action.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var classes = actions.Select(Class).ToHashSet(StringComparer.OrdinalIgnoreCase);
        ServiceAction[] all = [.. others.Where(other => classes.Contains(Class(other))), .. actions];
        return Actions(all.Where(action => names.Contains(action.Name)).Select(action => (action.Name, Member(action))))
            .Concat(Classes(all.Select(action => action.Description).OfType<ActionDescription>()));
    }

    private static string Class(ServiceAction action) => $"{action.Description.Namespace}.{action.Description.Class}";

    private static string Member(ServiceAction action) => action.Description is ActionDescription method
        ? $"{method.ServiceType.FullName}.{method.Method.Name}"
        : $"an action that the module {action.Module.Name} adds";

    private static IEnumerable<string> Actions(IEnumerable<(string Name, string Member)> actions) => actions
        .GroupBy(action => action.Name, action => action.Member, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Count() > 1)
        .Select(group => $"The name {group.Key} is used by {string.Join(" and ", group)}.");

    private static IEnumerable<string> Classes(IEnumerable<ActionDescription> actions) => actions
        .GroupBy(action => $"{action.Namespace}.{action.Class}", action => action.ServiceType, StringComparer.OrdinalIgnoreCase)
        .Select(group => (Name: group.Key, Types: group.Distinct().ToArray()))
        .Where(service => service.Types.Length > 1)
        .Select(service => (service.Name, Users: string.Join(" and ", service.Types.Select(type => type.FullName))))
        .Select(service => $"The service name {service.Name} is used by {service.Users}.");
}
