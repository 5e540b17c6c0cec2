using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PhalNet;

internal static class StrictProfile
{
    public const string Name = "Strict";

    public static CallProfile Create(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<PhalNetOptions>>().Value;
        var compiler = new StrictRuleCompiler(options.FindTimeZone(), options.Limits);
        return new(Name, new StrictRequestReader(), compiler, new StrictResultShaper())
        {
            Verbs = ["GET", "HEAD", "POST"],
            NullListsAreEmpty = true,
            Rules = new StrictCommonRules(services.GetRequiredService<IConfiguration>()),
        };
    }
}

/// <summary>Replaces null by an empty list or object where one is declared: <c>[]</c> or <c>{}</c>. Text and numbers may be null.</summary>
internal sealed class StrictResultShaper : IResultShaper
{
    public object? Shape(object? data, Type declared) => data ?? Nothing(declared);

    private static object? Nothing(Type declared)
    {
        if (ResultTypes.IsList(declared))
            return Array.Empty<object>();
        if (Nullable.GetUnderlyingType(declared) is not null)
            return null;
        return ParameterTypes.Find(declared).Kind switch
        {
            ParameterKind.Object or ParameterKind.File => EmptyObject.Instance,
            _ => null,
        };
    }
}
