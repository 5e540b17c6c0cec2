using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace PhalNet.Docs;

/// <summary>A route value in the path of an entry.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its constraint, such as <c>int</c>; empty for none.</param>
/// <param name="Default">The default of the route value; null for none.</param>
/// <param name="Example">
/// An example value: the default, or else a value that is recognizable as an example if the constraints allow it.
/// </param>
internal sealed record RouteValue(string Name, string Type, string? Default, string Example)
{
    private static readonly string[] Others =
        ["example", "1", "10", "100", "1000", "true", "2026-01-31", "00000000-0000-0000-0000-000000000001", "ab", "abc", "abcd"];

    /// <summary>The text key of the type.</summary>
    public string TypeKey => Type is "int" or "long" ? "type.int" : "type.string";

    /// <summary>The route values of a pattern, without the trailing service name.</summary>
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
            // A custom constraint may need a request.
            return first;
        }
    }
}
