using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>Describes why a class cannot be created, with the path to the missing dependency and how to fix it.</summary>
/// <param name="set">The container's name in the message, such as "the module".</param>
/// <param name="register">How to register a service in it.</param>
/// <param name="host">The host's services, for a hint on what could be shared; null when they are the container itself.</param>
internal sealed class DependencyWords(string set, string register, IServiceProviderIsService? host)
{
    /// <param name="chain">The path to the class with the dependency.</param>
    /// <param name="missing">The missing services.</param>
    /// <param name="isKnown">Whether the container can resolve a type.</param>
    public string Missing(IReadOnlyList<ChainLink> chain, IReadOnlyList<(Type Type, object? Key)> missing, Func<Type, bool> isKnown)
    {
        var names = string.Join(" and ", missing.Select(each => Name(each.Type, each.Key)));
        string[] shared = [.. missing.Where(each => each.Key is null && host?.IsService(each.Type) == true)
            .Select(each => $"{nameof(IPhalNetBuilder.ShareWithModules)}<{TypeText.Of(each.Type)}>()")];
        string[] others = [.. missing.Where(each => each.Key is null)
            .Select(each => WrappedService.Instead(each.Type, isKnown)).OfType<string>()];
        var fix = others.Length == missing.Count ? others[0]
            : shared.Length > 0 ? $"the host has it; share it with modules by calling {string.Join(" and ", shared)}"
            : register;
        return $"{Asks(chain)} {names}, which {set} does not register; {fix}.";
    }

    public static string NoConstructor(IReadOnlyList<ChainLink> chain) => chain.Count == 1
        ? "it needs a public constructor."
        : $"{Asks(chain.SkipLast(1))} {Name(chain[^1])}, which has no public constructor.";

    public static string Constraint(IReadOnlyList<ChainLink> chain, FoundRegistration found) =>
        $"{Asks(chain)} {TypeText.Of(found.Type)}, but the constraints of the registered "
        + $"{TypeText.Of(found.Made!)} do not allow this type; register the class for all types last.";

    public static string Circular(IReadOnlyList<ChainLink> chain) =>
        $"{Asks(chain.SkipLast(1))} {Name(chain[^1])} again, which is a circular dependency; "
        + $"remove one of the parameters, or inject {nameof(IServiceProvider)} there and resolve the service when it is needed.";

    public static string TooDeep(IReadOnlyList<ChainLink> chain) =>
        $"the constructor requires {Name(chain[1])}, whose dependencies are more than {chain.Count - 1} levels deep; "
        + $"the last one is {chain[^1].Made.Name}.";

    public static string Captive(IReadOnlyList<ChainLink> chain, Type scoped) => chain.Count == 1
        ? $"it is a singleton and would keep the {TypeText.Of(scoped)} of one call for all later calls; "
            + "register it as scoped or transient."
        : $"{Asks(chain.SkipLast(1))} {Name(chain[^1])}, a singleton that would keep the {TypeText.Of(scoped)} of one call "
            + $"for all later calls; register {TypeText.Of(chain[^1].Asked)} as scoped or transient.";

    public static string Ambiguous(IReadOnlyList<ChainLink> chain, ConstructorInfo one, ConstructorInfo other)
    {
        var constructors = $"two constructors that the container could use, {Parameters(one)} and {Parameters(other)}; "
            + "leave only one public.";
        return chain.Count == 1 ? $"it has {constructors}" : $"{Asks(chain.SkipLast(1))} {Name(chain[^1])}, which has {constructors}";
    }

    // "the constructor requires Orders, whose constructor requires"
    private static string Asks(IEnumerable<ChainLink> chain) =>
        "the constructor requires" + string.Concat(chain.Skip(1).Select(link => $" {Name(link)}, whose constructor requires"));

    private static string Name(ChainLink link) =>
        link.Asked == link.Made ? TypeText.Of(link.Made) : $"{TypeText.Of(link.Asked)} ({TypeText.Of(link.Made)})";

    private static string Name(Type type, object? key) => key is null ? TypeText.Of(type) : $"{TypeText.Of(type)} with the key '{key}'";

    private static string Parameters(ConstructorInfo constructor) =>
        $"({string.Join(", ", constructor.GetParameters().Select(parameter => TypeText.Of(parameter.ParameterType)))})";
}
