using Microsoft.AspNetCore.Http;

namespace PhalNet.Docs.Internal.Machines;

/// <summary>Whether a reader would rather have Markdown than a page: it names it, and not after HTML.</summary>
internal static class MarkdownPreference
{
    public static bool Of(HttpRequest request) => QualityOf(request, "text/markdown") is > 0 and var markdown && markdown >= QualityOf(request, "text/html");

    private static double QualityOf(HttpRequest request, string type) => request.GetTypedHeaders().Accept
        .Where(accepted => accepted.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
        .Select(accepted => accepted.Quality ?? 1).DefaultIfEmpty(0).Max();
}
