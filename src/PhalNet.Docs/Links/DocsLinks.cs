using Microsoft.AspNetCore.Http;

namespace PhalNet.Docs;

/// <summary>The locations of the documentation's parts, relative to one page.</summary>
internal abstract class DocsLinks
{
    public const string LoginName = "login";

    public const string LogoutName = "logout";

    /// <summary>Whether the pages are files without a server.</summary>
    public abstract bool IsOffline { get; }

    public abstract string List { get; }

    public abstract string Service(string name);

    /// <param name="file">Such as <c>llms.txt</c> or <c>App.Site.Index.md</c>.</param>
    public abstract string Format(string file);

    /// <param name="file">The name within the project's Assets, such as <c>docs.css</c>.</param>
    public abstract string Asset(string file);

    /// <param name="file">Such as <c>PhalApiClient.php</c>.</param>
    public abstract string Client(string file);

    /// <summary>The address of the login form.</summary>
    public abstract string Login { get; }

    public abstract string Logout { get; }

    /// <summary>The same page in another language.</summary>
    /// <param name="language">Such as <c>en</c>.</param>
    /// <param name="service">The page's service; null for the list.</param>
    public abstract string Language(string language, string? service);
}

/// <summary>The paths of the pages in browsers.</summary>
internal static class DocsPath
{
    /// <summary>
    /// The prefix of all pages' paths, including the application's base path; empty when they are at the root of the host.
    /// </summary>
    /// <param name="request">A request.</param>
    /// <param name="prefix">The path of the pages within the application; empty when the application has nothing else.</param>
    public static string Prefix(HttpRequest request, string prefix) =>
        request.PathBase.Add(Group(request)).Add(prefix).ToUriComponent();

    // A route group may have values in its path, which are taken from the request.
    private static PathString Group(HttpRequest request)
    {
        if (request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<DocsMount>() is not { GroupSegments: > 0 and var segments })
            return default;
        var path = request.Path.Value ?? "";
        var end = 0;
        while (segments-- > 0 && end >= 0)
            end = path.IndexOf('/', end + 1);
        return end < 0 ? request.Path : new(path[..end]);
    }

    /// <summary>The path of the list, also used for cookies of all pages.</summary>
    public static string List(string under) => under.Length == 0 ? "/" : under;
}

/// <summary>Marks the endpoints of one set of pages, and records the route group that contains them.</summary>
internal sealed class DocsMount
{
    /// <summary>The number of path segments that belong to the group.</summary>
    public int GroupSegments { get; set; }
}
