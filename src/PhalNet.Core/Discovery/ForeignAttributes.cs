using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>
/// Separates attributes that are supported from attributes of ASP.NET Core that are not and would silently have no effect. The cache of
/// types is discarded after the module has been scanned; parameters of several classes are read in parallel.
/// </summary>
internal sealed class ForeignAttributes(IReadOnlyList<IActionAttribute> understood, List<string> errors)
{
    private const string AspNetCore = "Microsoft.AspNetCore";

    private const BindingFlags Everywhere = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private readonly ConcurrentDictionary<Type, IActionAttribute[]?> _readers = [];

    /// <summary>Reports unsupported attributes on a class and its properties, and returns the supported ones.</summary>
    public Attribute[] OfClass(Type type)
    {
        foreach (var property in type.GetProperties(Everywhere))
        {
            foreach (var attribute in (Attribute[])property.GetCustomAttributes(typeof(Attribute), inherit: true))
            {
                if (Readers(attribute.GetType()) is not null && IsForeign(attribute.GetType()))
                    errors.Add($"{type.FullName}.{property.Name}: {ForeignAttributeAdvice.Of(attribute.GetType())}");
            }
        }

        OfInterfaces(type);
        return Understood((Attribute[])type.GetCustomAttributes(typeof(Attribute), inherit: true), type.FullName!);
    }

    // As in ASP.NET Core, a class does not inherit the attributes of its interfaces; such an attribute is reported because its author
    // expects an effect.
    private void OfInterfaces(Type type)
    {
        foreach (var contract in type.GetInterfaces().Where(contract => contract.Assembly != typeof(object).Assembly))
        {
            Report(type, contract.Name, contract);
            foreach (var method in contract.GetMethods())
            {
                Report(type, $"{contract.Name}.{method.Name}", method);
                foreach (var parameter in method.GetParameters())
                    Report(type, $"{contract.Name}.{method.Name}({parameter.Name})", parameter);
            }
        }
    }

    private void Report(Type type, string place, ICustomAttributeProvider declared)
    {
        foreach (var attribute in declared.GetCustomAttributes(inherit: true))
        {
            if (Readers(attribute.GetType()) is not null)
            {
                errors.Add($"{type.FullName}: [{ForeignAttributeAdvice.NameOf(attribute.GetType())}] of {place} has no effect on the "
                    + "class; write it on the class or its method.");
            }
        }
    }

    /// <summary>Reports unsupported attributes on a method and collects the others; null when there are none.</summary>
    public ActionAttributes? OfAction(FoundAction action, Attribute[] ofClass)
    {
        var ofMethod = Understood(action.Attributes, action.Member);
        if (ofClass.Length == 0 && ofMethod.Length == 0)
            return null;

        var all = new ActionAttributes(action.Description, action.Member, [.. ofClass, .. ofMethod], errors);
        foreach (var reader in understood)
            Apply(reader, all, action.Member);
        return all;
    }

    /// <summary>Reports unsupported attributes on a parameter.</summary>
    public void OfParameter(FoundAction action, ParameterInfo parameter, Attribute[] attributes, List<string> parameterErrors)
    {
        foreach (var attribute in attributes)
        {
            if (Readers(attribute.GetType()) is not null && IsForeign(attribute.GetType()))
                parameterErrors.Add($"{action.Member}({parameter.Name}): {ForeignAttributeAdvice.Of(attribute.GetType())}");
        }
    }

    private void Apply(IActionAttribute reader, ActionAttributes all, string member)
    {
        Attribute[] own = [.. all.Attributes.Where(attribute => reader.Understands(attribute.GetType()))];
        if (own.Length == 0)
            return;
        var part = new ActionAttributes(all.Action, member, own, errors);
        reader.Apply(part);
        all.Filters.AddRange(part.Filters);
        all.Access = part.Access ?? all.Access;
    }

    private Attribute[] Understood(Attribute[] attributes, string member)
    {
        List<Attribute>? found = null;
        foreach (var attribute in attributes)
        {
            if (Readers(attribute.GetType()) is not { } readers)
                continue;
            if (readers.Length > 0)
                (found ??= []).Add(attribute);
            else
                errors.Add($"{member}: {ForeignAttributeAdvice.Of(attribute.GetType())}");
        }

        return found is null ? [] : [.. found];
    }

    /// <summary>
    /// Returns what supports an attribute type; empty for an unsupported attribute of ASP.NET Core, null for an unrelated attribute.
    /// </summary>
    private IActionAttribute[]? Readers(Type type)
    {
        if (!_readers.TryGetValue(type, out var readers))
            _readers[type] = readers = FindReaders(type);
        return readers;
    }

    private IActionAttribute[]? FindReaders(Type type)
    {
        IActionAttribute[] readers = [.. understood.Where(reader => reader.Understands(type))];
        return readers.Length > 0 || IsForeign(type) ? readers : null;
    }

    private static bool IsForeign(Type type)
    {
        if (type == typeof(FromKeyedServicesAttribute) || type.GetInterfaces().Any(IsOfAspNetCore))
            return true;
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (IsOfAspNetCore(at))
                return true;
        }

        return false;
    }

    private static bool IsOfAspNetCore(Type type) => type.Namespace is { } space
        && space.StartsWith(AspNetCore, StringComparison.Ordinal) && (space.Length == AspNetCore.Length || space[AspNetCore.Length] == '.');
}
