using Microsoft.AspNetCore.Http;

namespace PhalNet.Docs;

/// <summary>Where the parts of the documentation are, as seen from one page.</summary>
internal abstract class DocsLinks
{
    public const string LoginName = "login";

    public const string LogoutName = "logout";

    /// <summary>Whether the pages are read from a file system, without a server behind them.</summary>
    public abstract bool IsOffline { get; }

    public abstract string List { get; }

    public abstract string Service(string name);

    /// <param name="file">Such as <c>llms.txt</c> or <c>App.Site.Index.md</c>.</param>
    public abstract string Format(string file);

    /// <param name="file">The name within the project's Assets, such as <c>docs.css</c>.</param>
    public abstract string Asset(string file);

    /// <param name="file">Such as <c>PhalApiClient.php</c>.</param>
    public abstract string Client(string file);

    /// <summary>Where the password is asked for and sent to.</summary>
    public abstract string Login { get; }

    public abstract string Logout { get; }

    /// <summary>The same page in another language.</summary>
    /// <param name="language">Such as <c>en</c>.</param>
    /// <param name="service">The page's service, null for the list.</param>
    public abstract string Language(string language, string? service);
}

/// <summary>Where browsers see the pages.</summary>
internal static class DocsPath
{
    /// <summary>
    /// What the paths of all pages begin with, the application's own base path included; empty where they are at the root of the host.
    /// </summary>
    /// <param name="request">A request.</param>
    /// <param name="prefix">The path of the pages within the application, empty where they are all there is.</param>
    public static string Prefix(HttpRequest request, string prefix) =>
        request.PathBase.Add(Group(request)).Add(prefix).ToUriComponent();

    // A route group may have values in its path, so the request says what it is.
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

    /// <summary>The path of the list, and of cookies that all pages are sent.</summary>
    public static string List(string under) => under.Length == 0 ? "/" : under;
}

/// <summary>Marks the endpoints of one set of pages, and tells of a route group that they are in.</summary>
internal sealed class DocsMount
{
    /// <summary>How many segments of the path belong to the group.</summary>
    public int GroupSegments { get; set; }
}
