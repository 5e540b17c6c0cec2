namespace PhalNet;

/// <summary>Reports names used by more than one class or action, within a module or across modules.</summary>
internal static class NameClashes
{
    public static void Report(ModuleDeclaration module, IReadOnlyList<FoundService> services, List<string> errors)
    {
        var methods = services.SelectMany(service => service.Actions)
            .Select(action => (action.Description.Name, Method: action.Description));
        var others = module.Actions.Select(action => (action.Description.Name, Method: (ActionDescription?)null));
        errors.AddRange(Actions(methods.Concat(others!), method => Member(method, module.Module.Name)));
        errors.AddRange(Classes(services.Where(service => service.Actions.Count > 0).Select(service => service.Actions[0].Description)));
    }

    /// <summary>The names that several modules use.</summary>
    public static IEnumerable<string> Between(IReadOnlyList<LoadedModule> modules)
    {
        ServiceAction[] all = [.. modules.SelectMany(module => module.Actions)];
        return Actions(
            all.Select(action => (action.Name, action)),
            action => Member(action.Description as ActionDescription, action.Module.Name))
            .Concat(Classes(all.Select(action => action.Description).OfType<ActionDescription>()));
    }

    /// <summary>The names that actions of a module share with actions of other modules.</summary>
    public static IEnumerable<string> Between(IReadOnlyList<ServiceAction> actions, IReadOnlyList<ServiceAction> others)
    {
        var names = actions.Select(action => action.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var classes = actions.Select(Class).ToHashSet(StringComparer.OrdinalIgnoreCase);

        // Few of thousands of actions are in the namespaces of one module: only the classes of those are compared.
        var namespaces = actions.Select(action => action.Description.Namespace).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var near = others.Where(other => namespaces.Contains(other.Description.Namespace) && classes.Contains(Class(other)));
        ServiceAction[] all = [.. near, .. actions];
        var shared = all.Where(action => names.Contains(action.Name)).Select(action => (action.Name, action));
        return Actions(shared, action => Member(action.Description as ActionDescription, action.Module.Name))
            .Concat(Classes(all.Select(action => action.Description).OfType<ActionDescription>()));
    }

    private static string Class(ServiceAction action) => $"{action.Description.Namespace}.{action.Description.Class}";

    private static string Member(ActionDescription? method, string module) => method is null
        ? $"an action that the module {module} adds"
        : TypeText.Of(method.Method, method.ServiceType);

    private static IEnumerable<string> Actions<T>(IEnumerable<(string Name, T Action)> actions, Func<T, string> member) => actions
        .GroupBy(action => action.Name, action => action.Action, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Count() > 1)
        .Select(group => $"The name {group.Key} is used by {string.Join(" and ", group.Select(member))}; "
            + "an action is named after its method, without the suffix Async. "
            + $"Rename all but one, or mark them with {nameof(NonActionAttribute)}.");

    private static IEnumerable<string> Classes(IEnumerable<ActionDescription> actions) => actions
        .DistinctBy(action => action.ServiceType)
        .GroupBy(action => $"{action.Namespace}.{action.Class}", action => action.ServiceType, StringComparer.OrdinalIgnoreCase)
        .Select(group => (Name: group.Key, Types: group.ToArray()))
        .Where(service => service.Types.Length > 1)
        .Select(service => (service.Name, Users: string.Join(" and ", service.Types.Select(type => type.FullName))))
        .Select(service => $"The service name {service.Name} is used by {service.Users}; "
            + $"{nameof(ServiceAttribute)} gives a class another name: [Service(\"{service.Name}Other\")].");
}
