using System.Reflection;

namespace PhalNet;

/// <summary>One callable action with everything that is known of it.</summary>
public sealed class ServiceAction
{
    internal ServiceAction(ActionDescription description, IReadOnlyList<ParameterRule> rules, ActionPlan plan)
    {
        Description = description;
        Rules = rules;
        Plan = plan;
    }

    /// <summary>How it is declared.</summary>
    public ActionDescription Description { get; }

    /// <summary>The whole name: <c>Namespace.Class.Action</c>.</summary>
    public string Name => Description.Name;

    /// <summary>The module it belongs to.</summary>
    public LoadedModule Module => Description.Module;

    /// <summary>Its parameters, in the order of checking.</summary>
    public IReadOnlyList<ParameterRule> Rules { get; }

    /// <summary>The HTTP methods that may call it; all when empty.</summary>
    public IReadOnlyList<string> Verbs => Plan.Verbs;

    /// <summary>The type of its data, without the task around it; <see cref="Void"/> for none.</summary>
    public Type ResultType => Plan.Result.Type;

    /// <summary>Whether callers should stop using it.</summary>
    public bool IsDeprecated => Description.Method.IsDefined(typeof(ObsoleteAttribute), inherit: true)
        || Description.ServiceType.IsDefined(typeof(ObsoleteAttribute), inherit: true);

    internal ActionPlan Plan { get; }
}

/// <summary>An action as it is declared, before its rules are settled.</summary>
/// <param name="Namespace">The first part of its name.</param>
/// <param name="Class">The second part, an underscore for each nested level.</param>
/// <param name="Action">The third part.</param>
/// <param name="ServiceType">The class it is called on.</param>
/// <param name="Method">The method that runs.</param>
/// <param name="Module">The module it belongs to.</param>
public sealed record ActionDescription(
    string Namespace, string Class, string Action, Type ServiceType, MethodInfo Method, LoadedModule Module)
{
    /// <summary>The whole name: <c>Namespace.Class.Action</c>.</summary>
    public string Name { get; } = $"{Namespace}.{Class}.{Action}";
}
