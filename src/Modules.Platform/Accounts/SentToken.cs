using PhalNet;

namespace Modules.Platform;

/// <summary>The access token that came with a call.</summary>
internal static class SentToken
{
    private const string Bearer = "Bearer ";

    /// <summary>
    /// The parameter, else the header of the web's own scheme. An empty one counts as not sent, as clients with empty form fields send it.
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
