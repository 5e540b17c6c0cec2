using Microsoft.AspNetCore.Authorization;

namespace PhalNet.Hosting.Tests.Authorization;

[Service("App.Guarded")]
public sealed class Guarded
{
    public string Open() => "open";

    [Authorize]
    public string SignedIn(ICallContext call) => call.User!.Identity!.Name!;

    [Authorize(Roles = "admin, owner")]
    public string Roles() => "roles";

    [Authorize("grown")]
    public string Policy() => "policy";

    [Authorize(Roles = "admin"), Authorize("grown")]
    public string Both() => "both";

    [Authorize(AuthenticationSchemes = "Other")]
    public string Scheme(ICallContext call) => call.User!.Identity!.Name!;

    [OnlyFor("ann")]
    public string Requirement() => "requirement";

    [Members]
    public string Derived() => "derived";
}

[Authorize]
public abstract class MembersOnly
{
    [Authorize(Roles = "admin")]
    public virtual string Overridden() => "base";
}

[Service("App.Inherited")]
public sealed class InheritedGuard : MembersOnly
{
    public override string Overridden() => "derived";

    public string Plain() => "plain";

    [AllowAnonymous]
    public string Login() => "login";

    [Authorize(Roles = "admin")]
    public string Admin() => "admin";
}

[Service("App.OpenAgain"), AllowAnonymous]
public sealed class OpenAgain : MembersOnly
{
    public override string Overridden() => "never";

    [NonAction]
    public string Other() => "other";
}

[Service("App.Reopened"), AllowAnonymous]
public sealed class Reopened : ReopenedBase
{
    public string Index() => "index";
}

[Authorize]
public abstract class ReopenedBase;

public sealed class MembersAttribute : AuthorizeAttribute
{
    public MembersAttribute() => Roles = "member";
}

public sealed class OnlyForAttribute(string name) : Attribute, IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() =>
        [new Microsoft.AspNetCore.Authorization.Infrastructure.NameAuthorizationRequirement(name)];
}

[Service("App.Contradictory"), AllowAnonymous]
public sealed class Contradictory
{
    [Authorize]
    public string Index() => "";
}

[Service("App.NoPolicy")]
public sealed class NoPolicy
{
    [Authorize("missing")]
    public string Index() => "";
}

[Service("App.NoScheme")]
public sealed class NoScheme
{
    [Authorize(AuthenticationSchemes = "Nowhere")]
    public string Index() => "";
}
