using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>Finds the actions of a class, and reports a class or method that can be none.</summary>
internal static class ServiceFinder
{
    public static FoundService? Find(ModuleDeclaration module, Type type, List<string> errors)
    {
        var mistake = Mistake(module, type);
        if (mistake is not null)
        {
            errors.Add($"{type.FullName}: {mistake}");
            return null;
        }

        return ServiceNames.Of(type, module.Module.Name, error => errors.Add($"{type.FullName}: {error}")) is var (@namespace, @class)
            ? new(type, [.. Actions(type, @namespace, @class).Where(action => CanBeCalled(action, errors))])
            : null;
    }

    private static string? Mistake(ModuleDeclaration module, Type type)
    {
        if (!type.IsClass || type.IsAbstract || type.ContainsGenericParameters)
            return "a service is a class that can be made: neither abstract, static nor generic.";
        if (!type.IsDefined(typeof(ServiceAttribute), inherit: false))
            return $"a service needs a {nameof(ServiceAttribute)}.";
        var registration = module.Registration(type)!;
        if (registration.Lifetime == ServiceLifetime.Singleton && RuleReader.Properties(type).Any())
            return $"properties with {nameof(ParamAttribute)} belong to one call; the class cannot be a singleton.";
        return registration.ImplementationType == type ? Constructors.Mistake(type, module.Module.Services) : null;
    }

    private static IEnumerable<FoundAction> Actions(Type type, string @namespace, string @class)
    {
        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
        {
            if (IsOfTheLanguage(method))
                continue;
            var attributes = (Attribute[])method.GetCustomAttributes(typeof(Attribute), inherit: true);
            if (attributes.Find<NonActionAttribute>() is null && !IsGenerated(method, attributes))
                yield return new(new(@namespace, @class, ServiceNames.Action(method), type, method), attributes, method.GetParameters());
        }
    }

    // What object and the interfaces for disposal bring along was not written to be called from outside, nor what the compiler makes
    // for records.
    private static bool IsOfTheLanguage(MethodInfo method) =>
        method.IsSpecialName
        || method.GetBaseDefinition().DeclaringType == typeof(object)
        || method is { Name: "Dispose" or "DisposeAsync" };

    // The attribute is inherited, and a method written by hand may override a generated one.
    private static bool IsGenerated(MethodInfo method, Attribute[] attributes) =>
        attributes.Find<CompilerGeneratedAttribute>() is not null && method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static bool CanBeCalled(FoundAction action, List<string> errors)
    {
        var method = action.Description.Method;
        var mistake = method.ContainsGenericParameters || action.Parameters.Any(parameter => parameter.ParameterType.IsByRef)
            ? "an action has no type parameters and no ref or out parameters"
            : method.ReturnType.IsByRef || method.ReturnType.IsByRefLike || method.ReturnType.IsPointer
                ? $"a result of {method.ReturnType} cannot leave the method"
                : method.ReturnType == typeof(void) && action.Attributes.Find<AsyncStateMachineAttribute>() is not null
                    ? "nobody can wait for an async method without a Task, and what it throws ends the process"
                    : null;
        if (mistake is not null)
            errors.Add($"{action.Member}: {mistake}; {nameof(NonActionAttribute)} keeps a method from being an action.");
        return mistake is null;
    }
}

/// <summary>A class that can serve calls, with its actions.</summary>
internal sealed record FoundService(Type Type, IReadOnlyList<FoundAction> Actions);

/// <summary>
/// A method that can serve calls, with what reflection said about it: asking again takes its time with thousands of them.
/// </summary>
/// <param name="Description">The action.</param>
/// <param name="Attributes">Those of the method and of the methods it overrides.</param>
/// <param name="Parameters">Those of the method.</param>
internal sealed record FoundAction(ActionDescription Description, Attribute[] Attributes, ParameterInfo[] Parameters)
{
    /// <summary>How mistakes name the method.</summary>
    public string Member { get; } = $"{Description.ServiceType.FullName}.{Description.Method.Name}";
}

internal static class AttributeLists
{
    /// <summary>
    /// The first attribute of a kind. Tens of thousands of lists are looked through at start; most have an attribute or two.
    /// </summary>
    public static T? Find<T>(this Attribute[] attributes) where T : Attribute
    {
        foreach (var attribute in attributes)
        {
            if (attribute is T found)
                return found;
        }

        return null;
    }
}
