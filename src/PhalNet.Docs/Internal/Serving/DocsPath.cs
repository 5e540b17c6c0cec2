using Microsoft.AspNetCore.Http;

namespace PhalNet.Docs.Internal.Serving;

/// <summary>Where browsers see the pages.</summary>
internal static class DocsPath
{
    /// <summary>What the paths of all pages begin with, the application's own base path included; empty where they are at the root of the host.</summary>
    /// <param name="request">A request.</param>
    /// <param name="prefix">The path of the pages within the application, empty where they are all there is.</param>
    public static string Under(HttpRequest request, string prefix) => request.PathBase.Add(prefix).ToUriComponent();

    /// <summary>The path of the list, and of cookies that all pages are sent.</summary>
    public static string List(string under) => under.Length == 0 ? "/" : under;
}
