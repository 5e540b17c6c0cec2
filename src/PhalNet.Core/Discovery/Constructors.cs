using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>Whether the container can make a class: told at start, and not by the first call.</summary>
internal static class Constructors
{
    /// <summary>What the constructors ask for in vain; null when one of them has all it needs.</summary>
    public static string? Mistake(Type type, IServiceProvider services)
    {
        var constructors = type.GetConstructors();
        if (constructors.Length == 0)
            return "it needs a public constructor.";
        var known = services.GetRequiredService<IServiceProviderIsService>();
        var unknown = constructors
            .Select(constructor => constructor.GetParameters().Where(parameter => !IsKnown(parameter, known)).ToArray())
            .MinBy(parameters => parameters.Length)!;
        var types = string.Join(" and ", unknown.Select(parameter => parameter.ParameterType));
        return unknown.Length == 0 ? null : $"the constructor asks for {types}, which the module does not register.";
    }

    private static bool IsKnown(ParameterInfo parameter, IServiceProviderIsService known) =>
        parameter.HasDefaultValue || parameter.IsDefined(typeof(FromKeyedServicesAttribute)) || known.IsService(parameter.ParameterType);
}
