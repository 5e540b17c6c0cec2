using Microsoft.OpenApi;

namespace PhalNet.Docs;

/// <summary>How callers of services that ask for a signed-in user say who they are.</summary>
internal sealed class OpenApiSecurity(OpenApiDocument document, DocsTexts texts)
{
    // Where an application signs its users in by code of its own there is no scheme with a name.
    private const string Unnamed = "user";

    /// <summary>What an operation asks for, one of the ways each; null where it asks for nothing.</summary>
    public IList<OpenApiSecurityRequirement>? Of(ActionAccess? access)
    {
        if (access is null or { AllowsAnonymous: true })
            return null;
        string[] names = access.Schemes.Count == 0 ? [Unnamed] : [.. access.Schemes];
        return [.. names.Select(name => new OpenApiSecurityRequirement { [Scheme(name)] = [] })];
    }

    private OpenApiSecuritySchemeReference Scheme(string name)
    {
        var key = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_'));
        document.AddComponent(key, Make(name));
        return new(key, document);
    }

    // The host knows more of its schemes than their names; these are the usual ones.
    private IOpenApiSecurityScheme Make(string name)
    {
        var scheme = new OpenApiSecurityScheme { Description = texts["openapi.scheme", name] };
        if (name.Contains("Cookie", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Identity.", StringComparison.Ordinal))
            (scheme.Type, scheme.In, scheme.Name) = (SecuritySchemeType.ApiKey, ParameterLocation.Cookie, $".AspNetCore.{name}");
        else
            (scheme.Type, scheme.Scheme) =
                (SecuritySchemeType.Http, name.Contains("Basic", StringComparison.OrdinalIgnoreCase) ? "basic" : "bearer");
        return scheme;
    }
}
