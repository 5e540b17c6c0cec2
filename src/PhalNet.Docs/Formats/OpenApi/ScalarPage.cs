using System.Net;
using System.Text.Json;

namespace PhalNet.Docs;

/// <summary>
/// The OpenAPI document in Scalar's view. The page is written here because the package's page needs an inline script and a path with a
/// trailing slash; the view reads its configuration from the page.
/// </summary>
internal static class ScalarPage
{
    // Scalar sets style sheets and style attributes at run time, and a nonce does not allow attributes; so only this page allows them. The
    // only script is the package's, and no other host is contacted.
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; "
        + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    public static string Write(PageContext context, string script)
    {
        var configuration = JsonSerializer.Serialize(new
        {
            url = $"{context.Links.Format("openapi.json")}?lang={context.Texts.Language}",
            localization = new { locale = context.Texts.Language },
            telemetry = false,
            withDefaultFonts = false,
            proxyUrl = "",
            externalUrls = new { dashboardUrl = "", registryUrl = "", proxyUrl = "", apiBaseUrl = "" },
            agent = new { disabled = true },
            mcp = new { disabled = true },
            hideClientButton = true,
            showDeveloperTools = "never",
            persistAuth = false,
        });
        return $"""
            <!DOCTYPE html>
            <html lang="{context.Texts.Language}">
            <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{WebUtility.HtmlEncode(context.Texts["page.site"])}</title>
                <link rel="icon" href="data:,">
            </head>
            <body>
                <script id="api-reference" type="application/json" data-configuration="{WebUtility.HtmlEncode(configuration)}"></script>
                <script src="{WebUtility.HtmlEncode(context.Links.Format($"openapi/{script}"))}"></script>
            </body>
            </html>

            """;
    }
}
