using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PhalNet.Hosting.Tests.Support;

/// <summary>Reads the user from the header named like the scheme: a name, then roles, separated by commas.</summary>
public sealed class HeaderAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public static ClaimsPrincipal User(string name, params string[] roles) => new(new ClaimsIdentity(
        [new(ClaimTypes.Name, name), .. roles.Select(role => new Claim(ClaimTypes.Role, role))], "test"));

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[Scheme.Name].ToString() is not { Length: > 0 } header)
            return Task.FromResult(AuthenticateResult.NoResult());
        var parts = header.Split(',');
        return Task.FromResult(AuthenticateResult.Success(new(User(parts[0], parts[1..]), Scheme.Name)));
    }
}
