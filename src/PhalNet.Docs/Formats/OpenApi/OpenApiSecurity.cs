using Microsoft.OpenApi;

namespace PhalNet.Docs;

/// <summary>The security schemes of services that require a signed-in user.</summary>
internal sealed class OpenApiSecurity(OpenApiDocument document, DocsTexts texts)
{
    // An application that authenticates users with its own code has no named scheme.
    private const string Unnamed = "user";

    /// <summary>The alternative requirements of an operation; null for none.</summary>
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

    // The host does not expose the details of its schemes; these are the usual ones.
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
