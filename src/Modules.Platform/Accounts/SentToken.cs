using PhalNet;

namespace Modules.Platform;

/// <summary>Reads the access token from a call.</summary>
internal static class SentToken
{
    private const string Bearer = "Bearer ";

    /// <summary>
    /// The parameter, or else the Authorization header. An empty one counts as not sent, because clients send empty form fields that way.
    /// </summary>
    public static string? Of(ICallContext call)
    {
        if (call.GetParameter(nameof(TokenService.AccessToken)) is string { Length: > 0 } token)
            return token;
        var header = call.Values.Get("Authorization", ValueSource.Header).ToString();
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && header[Bearer.Length..].Trim() is { Length: > 0 } sent
            ? sent
            : null;
    }
}
