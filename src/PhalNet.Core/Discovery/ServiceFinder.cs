using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>Finds the actions of a class, and reports classes and methods that cannot be used.</summary>
internal sealed class ServiceFinder(ModuleDeclaration module, List<string> errors, List<Remark> remarks)
{
    public FoundService? Find(Type type)
    {
        if (FindError(type) is { } error)
        {
            errors.Add($"{type.FullName}: {error}");
            return null;
        }

        if (ServiceNames.Of(type, module.Module.Name, problem => errors.Add($"{type.FullName}: {problem}")) is not var (@namespace, @class))
            return null;

        var before = errors.Count;
        var service = new FoundService(type, [.. Actions(type, @namespace, @class).Where(CanBeCalled)]);
        remarks.AddRange(ActionMethods.Others(type));
        if (service.Actions.Count == 0 && errors.Count == before)
            remarks.Add(new(true, $"{type.FullName}: it has no actions; an action is a public instance method of the class."));
        return service;
    }

    private string? FindError(Type type)
    {
        if (!type.IsClass || type.IsAbstract || type.ContainsGenericParameters)
            return "a service class cannot be abstract, static or generic. "
                + $"Put {nameof(ServiceAttribute)} on the class that is called, such as a derived class.";
        if (!type.IsDefined(typeof(ServiceAttribute), inherit: false))
            return $"a service needs a {nameof(ServiceAttribute)}.";
        return module.Registration(type)!.Lifetime == ServiceLifetime.Singleton && RuleReader.Properties(type).Any()
            ? $"properties with {nameof(ParamAttribute)} belong to one call; the class cannot be a singleton."
            : null;
    }

    private static IEnumerable<FoundAction> Actions(Type type, string @namespace, string @class)
    {
        foreach (var method in ActionMethods.Of(type))
        {
            var attributes = (Attribute[])method.GetCustomAttributes(typeof(Attribute), inherit: true);
            if (!ActionMethods.IsLeftOut(method, attributes))
                yield return new(new(@namespace, @class, ServiceNames.Action(method), type, method), attributes, method.GetParameters());
        }
    }

    private bool CanBeCalled(FoundAction action)
    {
        var method = action.Description.Method;
        var error = method.ContainsGenericParameters || action.Parameters.Any(parameter => parameter.ParameterType.IsByRef)
            ? "an action cannot have type, ref or out parameters"
            : method.CallingConvention.HasFlag(CallingConventions.VarArgs)
                ? "an action cannot have __arglist"
                : method.ReturnType.IsByRef || method.ReturnType.IsByRefLike || method.ReturnType.IsPointer
                    ? $"an action cannot return {method.ReturnType}"
                    : method.ReturnType == typeof(void) && action.Attributes.Find<AsyncStateMachineAttribute>() is not null
                        ? "an async void method cannot be awaited, and an exception in it ends the process"
                        : null;
        if (error is not null)
            errors.Add($"{action.Member}: {error}; mark a method that is not an action with {nameof(NonActionAttribute)}.");
        return error is null;
    }
}

/// <summary>A class that can serve calls, with its actions.</summary>
internal sealed record FoundService(Type Type, IReadOnlyList<FoundAction> Actions);

/// <summary>
/// A method that can serve calls, with its reflection data, which is kept because repeated reflection is slow with thousands of methods.
/// </summary>
/// <param name="Description">The action.</param>
/// <param name="Attributes">The attributes of the method and of the methods it overrides.</param>
/// <param name="Parameters">The parameters of the method.</param>
internal sealed record FoundAction(ActionDescription Description, Attribute[] Attributes, ParameterInfo[] Parameters)
{
    /// <summary>The method's name in errors.</summary>
    public string Member { get; } = $"{Description.ServiceType.FullName}.{Description.Method.Name}";
}

internal static class AttributeLists
{
    /// <summary>
    /// The first attribute of a type. Without LINQ: tens of thousands of lists are searched at start, and most have one or two attributes.
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
