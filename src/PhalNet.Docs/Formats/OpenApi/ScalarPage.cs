using System.Net;
using System.Text.Json;

namespace PhalNet.Docs;

/// <summary>
/// The OpenAPI document in Scalar's view. The page is written here because the package's own needs an inline script and a path that ends
/// with a slash; the view finds its configuration in the page by itself.
/// </summary>
internal static class ScalarPage
{
    // Scalar writes style sheets and style attributes as it goes, and no nonce lets attributes through; so this page alone allows them. No
    // script runs but the package's, and no host but our own is reached.
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
