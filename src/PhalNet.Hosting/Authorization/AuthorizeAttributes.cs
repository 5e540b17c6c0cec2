using System.Reflection;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Hosting;

/// <summary>
/// Supports <c>[Authorize]</c>, <c>[AllowAnonymous]</c> and attributes derived from them on services and actions, with ASP.NET Core's
/// authorization services. A host that maps its entries after its modules have been loaded adds it with
/// <see cref="IPhalNetBuilder.AddActionAttribute{TAttribute}"/>.
/// </summary>
/// <param name="services">The host's services.</param>
public sealed class AuthorizeAttributes(IServiceProvider services) : IActionAttribute
{
    /// <inheritdoc/>
    /// <remarks>An attribute that is also an MVC filter contains code that would never run, so it is not supported.</remarks>
    public bool Understands(Type attribute)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        return (IsDemand(attribute) || attribute.IsAssignableTo(typeof(IAllowAnonymous)))
            && !attribute.IsAssignableTo(typeof(IFilterMetadata));
    }

    /// <inheritdoc/>
    public void Apply(ActionAttributes action)
    {
        ArgumentNullException.ThrowIfNull(action);
        if (action.Attributes.OfType<IAllowAnonymous>().Any())
        {
            action.Access = new() { AllowsAnonymous = true };
            if (IsContradictory(action.Action))
                action.AddError("[AllowAnonymous] overrides [Authorize] on the same or a nearer declaration; "
                    + "remove one of them, or move [AllowAnonymous] to the methods that everybody may call.");
            return;
        }

        if (PolicySource.Create(services, action.Attributes, out var policy, out var error) is not { } source)
        {
            action.AddError(error!);
            return;
        }

        action.AddFilter(new AuthorizationFilter(source, services), FilterOrder.Permission);
        action.Access = Describe(action.Attributes, policy!);
    }

    private ActionAccess Describe(IReadOnlyList<Attribute> attributes, AuthorizationPolicy policy) => new()
    {
        Roles =
        [
            .. attributes.OfType<IAuthorizeData>().Select(data => Split(data.Roles)).Where(roles => roles.Length > 0),
        ],
        Policies =
        [
            .. attributes.OfType<IAuthorizeData>().Select(data => data.Policy).OfType<string>().Where(name => name.Length > 0).Distinct(),
        ],
        Schemes = policy.AuthenticationSchemes.Count > 0 ? [.. policy.AuthenticationSchemes.Distinct()] : DefaultScheme(),
    };

    private string[] DefaultScheme()
    {
        using var scope = services.CreateScope();
        return scope.ServiceProvider.GetService<IAuthenticationSchemeProvider>()?.GetDefaultAuthenticateSchemeAsync()
            .GetAwaiter().GetResult() is { Name: var name } ? [name] : [];
    }

    private static string[] Split(string? list) =>
        list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static bool IsDemand(Type type) =>
        type.IsAssignableTo(typeof(IAuthorizeData)) || type.IsAssignableTo(typeof(IAuthorizationRequirementData));

    // In ASP.NET Core the outer [AllowAnonymous] wins silently; here a requirement without effect stops the start.
    private static bool IsContradictory(ActionDescription action)
    {
        foreach (var place in Places(action))
        {
            var attributes = place.GetCustomAttributes(inherit: false);
            if (attributes.Any(attribute => IsDemand(attribute.GetType())))
                return true;
            if (attributes.OfType<IAllowAnonymous>().Any())
                return false;
        }

        return false;
    }

    private static IEnumerable<MemberInfo> Places(ActionDescription action)
    {
        var method = action.Method;
        while (true)
        {
            yield return method;
            var overridden = Overridden(method);
            if (overridden is null)
                break;
            method = overridden;
        }

        for (var type = action.ServiceType; type is not null; type = type.BaseType)
            yield return type;
    }

    private static MethodInfo? Overridden(MethodInfo method)
    {
        var root = method.GetBaseDefinition();
        if (root == method)
            return null;
        for (var type = method.DeclaringType!.BaseType; type is not null; type = type.BaseType)
        {
            var found = type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .FirstOrDefault(candidate => candidate.GetBaseDefinition() == root);
            if (found is not null)
                return found;
        }

        return null;
    }
}
