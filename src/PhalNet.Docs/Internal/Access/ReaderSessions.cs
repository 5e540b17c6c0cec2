using System.Globalization;
using Microsoft.AspNetCore.Http;
using PhalNet.Docs.Internal.Serving;

namespace PhalNet.Docs.Internal.Access;

/// <summary>Remembers in a signed cookie that a reader gave the password, and until when that counts.</summary>
internal sealed class ReaderSessions(string password, string prefix, TimeSpan length, TimeProvider time)
{
    private const string Cookie = "phalnet_docs_session";

    // No session's text is nearly as long.
    private const int LongestCookie = 128;

    private readonly SessionKey _key = new(password, prefix);

    public bool IsPassword(string given) => _key.IsPassword(given);

    public bool IsLetIn(HttpContext http) =>
        http.Request.Cookies[Cookie] is { Length: <= LongestCookie } session
        && _key.Verify(session) is { } end
        && long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds > time.GetUtcNow().ToUnixTimeSeconds();

    public void Begin(HttpContext http)
    {
        var end = time.GetUtcNow().Add(length).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        http.Response.Cookies.Append(Cookie, _key.Sign(end), Options(http, length));
    }

    public void End(HttpContext http) => http.Response.Cookies.Delete(Cookie, Options(http, null));

    private CookieOptions Options(HttpContext http, TimeSpan? age) => new()
    {
        Path = DocsPath.List(DocsPath.Under(http.Request, prefix)),
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        MaxAge = age,
        IsEssential = true,
    };
}
