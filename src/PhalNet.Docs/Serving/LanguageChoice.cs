using Microsoft.AspNetCore.Http;

namespace PhalNet.Docs;

/// <summary>
/// Chooses the language of a page: <c>?lang=</c>, which is stored in a cookie, then the cookie, then <c>Accept-Language</c>.
/// </summary>
internal sealed class LanguageChoice(string fallback)
{
    private const string Cookie = "phalnet_docs_language";

    /// <summary>The default language.</summary>
    public string Fallback => Find(fallback) ?? DocsTexts.All[0].Language;

    public string Choose(HttpContext http, string prefix)
    {
        if (Asked(http.Request) is { } asked)
        {
            http.Response.Cookies.Append(Cookie, asked, new()
            {
                Path = DocsPath.List(DocsPath.Prefix(http.Request, prefix)),
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                MaxAge = TimeSpan.FromDays(365),
                IsEssential = true,
            });
        }

        return Read(http.Request);
    }

    /// <summary>The texts of a reply that sets no cookie.</summary>
    public DocsTexts Texts(HttpContext http) => DocsTexts.All.First(texts => texts.Language == Read(http.Request));

    private string Read(HttpRequest request) =>
        Asked(request) ?? Find(request.Cookies[Cookie] ?? "") ?? Negotiate(request) ?? Fallback;

    private static string? Asked(HttpRequest request) => Find(request.Query["lang"].ToString());

    private static string? Negotiate(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(language => language.Quality != 0).OrderByDescending(language => language.Quality ?? 1)
        .Select(language => Find(language.Value.ToString())).FirstOrDefault(language => language is not null);

    // For any variant of Chinese, the available one is closer than English.
    private static string? Find(string name) => DocsTexts.All.Select(texts => texts.Language)
        .FirstOrDefault(language => language.Equals(name, StringComparison.OrdinalIgnoreCase)
            || (name.Length > 0 && language.Split('-')[0].Equals(name.Split('-')[0], StringComparison.OrdinalIgnoreCase)));
}
