using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace PhalNet.Docs;

/// <summary>A value that the path of an entry carries.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The constraint it has, such as <c>int</c>; empty for none.</param>
/// <param name="Default">The value that the route has where a caller leaves it out; null for none.</param>
/// <param name="Example">
/// A value that the path takes: its default, else one that says that it is an example where the constraints let it.
/// </param>
internal sealed record RouteValue(string Name, string Type, string? Default, string Example)
{
    private static readonly string[] Others =
        ["example", "1", "10", "100", "1000", "true", "2026-01-31", "00000000-0000-0000-0000-000000000001", "ab", "abc", "abcd"];

    /// <summary>The type as pages name it.</summary>
    public string TypeKey => Type is "int" or "long" ? "type.int" : "type.string";

    /// <summary>The values of a pattern but for the name of the service behind it.</summary>
    public static IReadOnlyList<RouteValue> Of(RoutePattern pattern, ParameterPolicyFactory policies) =>
    [
        .. pattern.Parameters.Where(part => !part.IsCatchAll).Select(part => Of(part, pattern, policies)),
    ];

    private static RouteValue Of(RoutePatternParameterPart part, RoutePattern pattern, ParameterPolicyFactory policies)
    {
        var given = pattern.Defaults.GetValueOrDefault(part.Name) as string;
        return new(part.Name, part.ParameterPolicies.FirstOrDefault()?.Content ?? "", given, given ?? ExampleOf(part, pattern, policies));
    }

    private static string ExampleOf(RoutePatternParameterPart part, RoutePattern pattern, ParameterPolicyFactory policies)
    {
        var first = $"example-{part.Name}";
        try
        {
            IRouteConstraint[] constraints = [.. pattern.ParameterPolicies.GetValueOrDefault(part.Name, [])
                .Select(policy => policies.Create(part, policy)).OfType<IRouteConstraint>()];
            return Others.Prepend(first).FirstOrDefault(other => constraints.All(constraint =>
                constraint.Match(null, null, part.Name, new() { [part.Name] = other }, RouteDirection.IncomingRequest))) ?? first;
        }
        catch (Exception)
        {
            // A constraint of the application's own may need a request to look at.
            return first;
        }
    }
}
