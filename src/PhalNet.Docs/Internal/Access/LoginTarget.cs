using Microsoft.AspNetCore.Http;
using PhalNet.Docs.Internal.Serving;

namespace PhalNet.Docs.Internal.Access;

/// <summary>Where a reader goes on after the login: to a page of the documentation, wherever the request says.</summary>
internal static class LoginTarget
{
    /// <summary>The page that was asked for.</summary>
    public static string Of(HttpRequest request, string prefix) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            ? Choose(request, prefix, $"{request.PathBase.ToUriComponent()}{request.Path.ToUriComponent()}{request.QueryString}")
            : DocsPath.List(DocsPath.Under(request, prefix));

    /// <summary>The wanted page where it is one under the prefix, else the list.</summary>
    public static string Choose(HttpRequest request, string prefix, string? wanted)
    {
        var under = DocsPath.Under(request, prefix);
        var list = DocsPath.List(under);

        // A Uri resolves dots and turns backslashes as browsers do, so that what is looked at is where they would go.
        if (wanted is not ['/', ..] || !Uri.TryCreate($"http://localhost{wanted}", UriKind.Absolute, out var target) || target.Host != "localhost")
            return list;

        // Two slashes at the beginning would be another host.
        var isUnder = target.AbsolutePath.StartsWith(under, StringComparison.OrdinalIgnoreCase)
            && (target.AbsolutePath.Length == under.Length || target.AbsolutePath[under.Length] == '/')
            && !target.AbsolutePath.StartsWith("//", StringComparison.Ordinal);

        // As the cookie's path is spelled: for browsers, case counts.
        return isUnder ? under + target.PathAndQuery[under.Length..] : list;
    }
}
