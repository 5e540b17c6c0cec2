using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace PhalNet.Hosting;

/// <summary>Chooses among the languages with texts: by the cookie <c>language</c>, then by <c>Accept-Language</c>.</summary>
internal sealed class LanguageChoice(IMessageCatalog messages)
{
    private readonly IReadOnlyList<string> _languages = messages.Languages;

    /// <summary>Null when the caller did not choose one.</summary>
    public string? Choose(HttpRequest request)
    {
        if (!StringValues.IsNullOrEmpty(request.Headers.Cookie) && request.Cookies["language"] is { } cookie
            && FindNearest(cookie.Replace('_', '-')) is { } chosen)
            return chosen;
        return StringValues.IsNullOrEmpty(request.Headers.AcceptLanguage) ? null : Negotiate(request.Headers.AcceptLanguage);
    }

    private string? Negotiate(StringValues header)
    {
        if (!StringWithQualityHeaderValue.TryParseList([.. header.OfType<string>()], out var wanted))
            return null;
        return wanted.OrderByDescending(language => language.Quality ?? 1).Where(language => language.Quality != 0)
            .Select(language => FindNearest(language.Value.ToString())).FirstOrDefault(language => language is not null);
    }

    private string? FindNearest(string name) => Find(name) ?? FindPrimary(name);

    private string? Find(string name) => _languages.FirstOrDefault(language => language.Equals(name, StringComparison.OrdinalIgnoreCase));

    private string? FindPrimary(string name)
    {
        var primary = name.Split('-')[0];
        return _languages.FirstOrDefault(language => language.Split('-')[0].Equals(primary, StringComparison.OrdinalIgnoreCase));
    }
}
