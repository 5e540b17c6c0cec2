using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace PhalNet.Docs;

/// <summary>Remembers in a signed cookie that a reader gave the password, and until when that counts.</summary>
internal sealed class ReaderSessions(string password, string prefix, TimeSpan length, TimeProvider time)
{
    private const string Cookie = "phalnet_docs_session";

    // No session's text is nearly as long.
    private const int LongestCookie = 128;

    private readonly SessionKey _key = new(password, prefix);

    public bool IsPassword(string given) => _key.IsPassword(given);

    public bool IsLoggedIn(HttpContext http) =>
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
        Path = DocsPath.List(DocsPath.Prefix(http.Request, prefix)),
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        MaxAge = age,
        IsEssential = true,
    };
}

/// <summary>
/// Signs sessions with a key that is made of the password alone: no file has to be kept, sessions outlast a restart and count on every
/// server with the same password, and a new password ends them all. Making the key takes long on purpose, for a reader who is let in could
/// try passwords against the signature of the own session.
/// </summary>
/// <param name="password">The password.</param>
/// <param name="purpose">What the key is for; keys of one password and several purposes differ.</param>
internal sealed class SessionKey(string password, string purpose)
{
    private const int Iterations = 210_000;

    private readonly Lazy<byte[]> _key = new(() => Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(password), Encoding.UTF8.GetBytes($"PhalNet.Docs {purpose}"), Iterations, HashAlgorithmName.SHA256, 32));

    /// <summary>Compares the hashes, so that neither content nor length of the password shows in the time it takes.</summary>
    public bool IsPassword(string given) =>
        CryptographicOperations.FixedTimeEquals(Hash($"password {given}"), Hash($"password {password}"));

    public string Sign(string text) => $"{text}.{Convert.ToHexStringLower(Hash($"session {text}"))}";

    /// <returns>The text that was signed; null where nobody with this key did.</returns>
    public string? Verify(string signed)
    {
        var text = signed.Split('.')[0];
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signed), Encoding.UTF8.GetBytes(Sign(text))) ? text : null;
    }

    private byte[] Hash(string text) => HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(text));
}
