using System.Reflection;
using System.Text.RegularExpressions;

namespace PhalNet;

internal static partial class ServiceNames
{
    /// <summary>The namespace and class part of a service's name; null when there is an error.</summary>
    public static (string Namespace, string Class)? Of(Type type, string moduleName, Action<string> report)
    {
        var given = type.GetCustomAttribute<ServiceAttribute>()?.Name;
        var name = given ?? $"{moduleName}.{string.Join('_', [.. Levels(type), .. Nesting(type)])}";
        if (!ClassPattern().IsMatch(name))
        {
            report($"'{name}' is not a valid service name; the form is Namespace.Class, with letters, digits and underscores.");
            return null;
        }

        var dot = name.IndexOf('.');
        return (name[..dot], name[(dot + 1)..]);
    }

    /// <summary>What is wrong with the name of an action that is not a method; null when it is valid.</summary>
    public static string? FindError(IActionDescription action)
    {
        var parts = $"{action.Namespace}.{action.Class}.{action.Action}";
        if (!ActionPattern().IsMatch(parts))
            return $"'{parts}' is not a valid action name; the form is Namespace.Class.Action, with letters, digits and underscores.";
        return action.Name == parts ? null : $"its name is '{action.Name}', but its parts form '{parts}'.";
    }

    /// <summary>The action's name: the method's name without the suffix Async.</summary>
    public static string Action(MethodInfo method) =>
        method.Name.Length > 5 && method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name[..^5] : method.Name;

    // Namespaces below the assembly's root; a folder that only groups services is not a level.
    private static string[] Levels(Type type)
    {
        var root = type.Assembly.GetName().Name ?? "";
        var space = type.Namespace ?? "";
        if (space == root || !space.StartsWith(root + ".", StringComparison.Ordinal))
            return [];
        var levels = space[(root.Length + 1)..].Split('.');
        return levels[0] is "Services" or "Api" ? levels[1..] : levels;
    }

    private static IEnumerable<string> Nesting(Type type) =>
        type.DeclaringType is { } outer ? [.. Nesting(outer), type.Name] : [type.Name];

    [GeneratedRegex(@"^[\p{L}][\p{L}\p{N}_]*\.[\p{L}_][\p{L}\p{N}_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ClassPattern();

    [GeneratedRegex(@"^[\p{L}][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*){2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ActionPattern();
}
