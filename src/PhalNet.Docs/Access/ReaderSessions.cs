using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace PhalNet.Docs;

/// <summary>Stores in a signed cookie that a reader gave the password, and until when that is valid.</summary>
internal sealed class ReaderSessions(string password, string prefix, TimeSpan length, TimeProvider time)
{
    private const string Cookie = "phalnet_docs_session";

    // Much longer than any valid session.
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
/// Signs sessions with a key derived from the password alone: no file is needed, sessions survive a restart and are valid on every server
/// with the same password, and a new password ends them all. The key derivation is deliberately slow, because a logged-in reader could try
/// passwords against the signature of their session.
/// </summary>
/// <param name="password">The password.</param>
/// <param name="purpose">The purpose of the key; keys with the same password and different purposes differ.</param>
internal sealed class SessionKey(string password, string purpose)
{
    private const int Iterations = 210_000;

    private readonly Lazy<byte[]> _key = new(() => Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(password), Encoding.UTF8.GetBytes($"PhalNet.Docs {purpose}"), Iterations, HashAlgorithmName.SHA256, 32));

    /// <summary>Compares hashes, so that the time reveals neither content nor length of the password.</summary>
    public bool IsPassword(string given) =>
        CryptographicOperations.FixedTimeEquals(Hash($"password {given}"), Hash($"password {password}"));

    public string Sign(string text) => $"{text}.{Convert.ToHexStringLower(Hash($"session {text}"))}";

    /// <returns>The signed text; null when the signature is invalid.</returns>
    public string? Verify(string signed)
    {
        var text = signed.Split('.')[0];
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signed), Encoding.UTF8.GetBytes(Sign(text))) ? text : null;
    }

    private byte[] Hash(string text) => HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(text));
}
