using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace PhalNet.Docs;

/// <summary>Handles the password form, login and logout.</summary>
internal sealed class LoginEndpoints(DocsSite site, LanguageChoice languages, LoginAttempts attempts, ILogger<LoginEndpoints> logger)
{
    private const int FormBytes = 16 * 1024;

    /// <summary>Maps nothing without password protection.</summary>
    public void Map(IEndpointRouteBuilder group)
    {
        if (site.Sessions is not { } sessions)
            return;
        group.MapGet(DocsLinks.LoginName, http => ShowAsync(http, StatusCodes.Status200OK, Target(http, http.Request.Query["to"]), null))
            .WithMetadata(new AllowedWithoutLogin());
        group.MapPost(DocsLinks.LoginName, http => LoginAsync(http, sessions)).WithMetadata(new AllowedWithoutLogin());
        group.MapPost(DocsLinks.LogoutName, http => LogoutAsync(http, sessions)).WithMetadata(new AllowedWithoutLogin());
    }

    /// <summary>Answers a request for content that requires the password.</summary>
    public Task AskAsync(HttpContext http) => DocsReplies.AcceptsPages(http.Request)
        ? ShowAsync(http, StatusCodes.Status401Unauthorized, LoginTarget.Of(http.Request, site.Prefix), null)
        : DocsReplies.WriteRefusalAsync(http, StatusCodes.Status401Unauthorized, languages.Texts(http)["login.required"]);

    private async Task LoginAsync(HttpContext http, ReaderSessions sessions)
    {
        var form = await ReadAsync(http);
        var target = Target(http, form?["to"]);
        var address = http.Connection.RemoteIpAddress;
        if (!await attempts.TakeAsync(address, http.RequestAborted))
        {
            DocsLog.LoginLimited(logger, address);
            http.Response.Headers.RetryAfter = LoginAttempts.Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            await ShowAsync(http, StatusCodes.Status429TooManyRequests, target, "login.limited");
        }
        else if (form is null || !sessions.IsPassword(form["password"].ToString()))
        {
            DocsLog.LoginRefused(logger, address);
            await ShowAsync(http, StatusCodes.Status401Unauthorized, target, "login.wrong");
        }
        else
        {
            DocsLog.LoginSucceeded(logger, address);
            sessions.Begin(http);
            Redirect(http, target);
        }
    }

    // Another site can submit the form, but without the cookie.
    private Task LogoutAsync(HttpContext http, ReaderSessions sessions)
    {
        if (sessions.IsLoggedIn(http))
            sessions.End(http);
        Redirect(http, Target(http, null));
        return Task.CompletedTask;
    }

    private async Task ShowAsync(HttpContext http, int status, string target, string? error)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = DocsReplies.NoStore;
        var context = site.Context(http, languages.Choose(http, site.Prefix));
        await DocsReplies.WritePageAsync(http, await site.Renderer.RenderAsync<LoginPage>(context, new LoginForm(target, error)));
    }

    private string Target(HttpContext http, string? wanted) => LoginTarget.Choose(http.Request, site.Prefix, wanted);

    private static void Redirect(HttpContext http, string target)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.CacheControl = DocsReplies.NoStore;
        http.Response.Headers.Location = target;
    }

    /// <returns>Null when there is no form, or not the form of this page.</returns>
    private static async Task<IFormCollection?> ReadAsync(HttpContext http)
    {
        if (http.Request.GetTypedHeaders().ContentType?.MediaType.Value?.Equals(
            "application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            return null;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = FormBytes;
        try
        {
            var limits = new FormOptions { BufferBodyLengthLimit = FormBytes, ValueCountLimit = 8, ValueLengthLimit = FormBytes };
            return await http.Request.ReadFormAsync(limits, http.RequestAborted);
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }
}

/// <summary>The page after the login: always a page of the documentation, whatever the request contains.</summary>
internal static class LoginTarget
{
    /// <summary>The requested page.</summary>
    public static string Of(HttpRequest request, string prefix) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            ? Choose(request, prefix, $"{request.PathBase.ToUriComponent()}{request.Path.ToUriComponent()}{request.QueryString}")
            : DocsPath.List(DocsPath.Prefix(request, prefix));

    /// <summary>The requested page if it is under the prefix, otherwise the list.</summary>
    public static string Choose(HttpRequest request, string prefix, string? wanted)
    {
        var under = DocsPath.Prefix(request, prefix);
        var list = DocsPath.List(under);

        // A Uri resolves dots and backslashes like browsers, so the checked path is the one they would open.
        if (wanted is not ['/', ..]
            || !Uri.TryCreate($"http://localhost{wanted}", UriKind.Absolute, out var target) || target.Host != "localhost")
            return list;

        // Two leading slashes would be another host.
        var isUnder = target.AbsolutePath.StartsWith(under, StringComparison.OrdinalIgnoreCase)
            && (target.AbsolutePath.Length == under.Length || target.AbsolutePath[under.Length] == '/')
            && !target.AbsolutePath.StartsWith("//", StringComparison.Ordinal);

        // Cookie paths are case-sensitive in browsers, so the prefix is spelled like the cookie's path.
        return isUnder ? under + target.PathAndQuery[under.Length..] : list;
    }
}
