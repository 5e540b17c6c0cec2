using System.Reflection;
using System.Runtime.CompilerServices;

namespace PhalNet;

/// <summary>The public methods of a class that its author wrote: of those of one signature the most derived.</summary>
internal static class ActionMethods
{
    public static IEnumerable<MethodInfo> Of(Type type)
    {
        var methods = type.GetMethods(BindingFlags.Public | BindingFlags.Instance);
        foreach (var method in methods)
        {
            if (!IsOfTheLanguage(type, method) && !IsHidden(method, methods))
                yield return method;
        }
    }

    /// <summary>What looks like an action and is none: nothing of it is left out without a word.</summary>
    public static IEnumerable<Remark> Others(Type type)
    {
        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        {
            if (!method.IsSpecialName && !IsLeftOut(method))
                yield return new(false, $"{TypeText.Of(method, type)} is static and no action; {nameof(NonActionAttribute)} says so.");
        }

        foreach (var method in type.GetInterfaces().SelectMany(contract => Defaults(type, contract)))
            yield return new(true, $"{type.FullName}: {TypeText.Of(method, method.DeclaringType!)} has its body in the interface and is no "
                + $"action; a public method of the class makes it one, {nameof(NonActionAttribute)} on it says that it is none.");
    }

    /// <summary>Whether a method is marked as none, or was made by the compiler.</summary>
    public static bool IsLeftOut(MethodInfo method, Attribute[] attributes) =>
        attributes.Find<NonActionAttribute>() is not null || IsGenerated(method, attributes);

    private static bool IsLeftOut(MethodInfo method) =>
        IsLeftOut(method, (Attribute[])method.GetCustomAttributes(typeof(Attribute), inherit: true));

    // The attribute is inherited, and a method written by hand may override a generated one.
    private static bool IsGenerated(MethodInfo method, Attribute[] attributes) =>
        attributes.Find<CompilerGeneratedAttribute>() is not null && method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    // The methods of an interface that the class takes as they are. The framework's own were not written to be called from outside.
    private static IEnumerable<MethodInfo> Defaults(Type type, Type contract)
    {
        var isOfTheFramework = contract.Assembly == typeof(object).Assembly;
        if (isOfTheFramework
            || !contract.GetMethods().Any(method => method is { IsAbstract: false, IsStatic: false, IsSpecialName: false }))
            return [];
        var map = type.GetInterfaceMap(contract);
        return map.InterfaceMethods.Where((method, i) =>
            method is { IsAbstract: false, IsSpecialName: false, IsPublic: true }
            && map.TargetMethods[i]?.DeclaringType is not { IsInterface: false } && !IsLeftOut(method));
    }

    // What object and the interfaces for disposal bring along was not written to be called from outside.
    private static bool IsOfTheLanguage(Type type, MethodInfo method) =>
        method.IsSpecialName || method.GetBaseDefinition().DeclaringType == typeof(object) || IsDisposal(type, method);

    private static bool IsDisposal(Type type, MethodInfo method) => method.Name switch
    {
        nameof(IDisposable.Dispose) => typeof(IDisposable).IsAssignableFrom(type) && method.GetParameters().Length == 0,
        nameof(IAsyncDisposable.DisposeAsync) => typeof(IAsyncDisposable).IsAssignableFrom(type) && method.GetParameters().Length == 0,
        _ => false,
    };

    // Reflection lists a method that a derived class hides, or overrides with a narrower result, beside the one that does so.
    private static bool IsHidden(MethodInfo method, MethodInfo[] methods)
    {
        foreach (var other in methods)
        {
            if (Hides(other, method))
                return true;
        }

        return false;
    }

    private static bool Hides(MethodInfo other, MethodInfo method) =>
        other.DeclaringType != method.DeclaringType
        && other.Name == method.Name
        && method.DeclaringType!.IsAssignableFrom(other.DeclaringType)
        && other.GetGenericArguments().Length == method.GetGenericArguments().Length
        && other.GetParameters().Select(Signature).SequenceEqual(method.GetParameters().Select(Signature));

    // A type parameter of one method is another type than that of the other.
    private static object Signature(ParameterInfo parameter) =>
        parameter.ParameterType.ContainsGenericParameters ? parameter.ParameterType.ToString() : parameter.ParameterType;
}

/// <summary>Something that is told at start and keeps nothing from starting.</summary>
internal sealed record Remark(bool IsWarning, string Text);
