using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace PhalNet.Docs;

/// <summary>
/// The addresses under the prefix. All of them belong to the documentation: unknown ones return HTTP 404 and never reach a service.
/// </summary>
internal sealed class DocsEndpoints(DocsSite site, LanguageChoice languages, LoginEndpoints login)
{
    private readonly PageCache _pages = new(site.Renderer);

    private FormatEndpoints Formats => field ??= new(site.Entries, site.Markdown, Open, WriteServiceAsync, NotFoundAsync);

    public IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup(site.Prefix);
        ((IEndpointConventionBuilder)group).Add(new DocsGate(site, languages, login).Guard);
        group.Map(RoutePatternFactory.Parse("/{**rest}"), NotFoundAsync);
        group.MapGet("/", ListAsync);
        group.MapGet("/{service}", ServiceAsync);
        group.MapGet("/assets/{file}", AssetAsync).WithMetadata(new AllowedWithoutLogin());
        group.MapGet("/clients/{file}", ClientAsync);
        Formats.Map(group);
        login.Map(group);
        return group;
    }

    private PageContext Open(HttpContext http) => site.Context(http, languages.Choose(http, site.Prefix));

    private async Task ListAsync(HttpContext http)
    {
        var context = Open(http);
        var query = http.Request.Query;

        // The address of PhalApi's pages, which clients have bookmarked: ?service=NAME&detail=1&type=fold.
        if (query["service"].ToString() is { Length: > 0 } service && query.ContainsKey("detail"))
            await WriteServiceAsync(http, context, service);
        else if (MarkdownPreference.Of(http.Request))
            await Formats.WriteListAsync(http, context);
        else if (query["q"].ToString() is { Length: > 0 } text)
            await DocsReplies.WritePageAsync(http, await site.Renderer.RenderAsync<ListPage>(context, new ListQuery(text)));
        else
            await DocsReplies.WritePageAsync(http, await _pages.ListAsync(context));
    }

    private Task ServiceAsync(HttpContext http, string service) => WriteServiceAsync(http, Open(http), service);

    private async Task WriteServiceAsync(HttpContext http, PageContext context, string name)
    {
        if (context.Find(name) is not { } document)
            await RefuseAsync(http, context, name);
        else if (MarkdownPreference.Of(http.Request))
            await Formats.WriteServiceAsync(http, context, document);
        else
            await DocsReplies.WritePageAsync(http, await _pages.GetAsync<ServicePage>(
                context, document.Action.Name, document, site.Entries.For(document.Action), site.Samples));
    }

    /// <summary>For a service that is visible with the password, asks for the password; any other service does not exist.</summary>
    private Task RefuseAsync(HttpContext http, PageContext context, string name) =>
        context.Library.Find(name) is { } hidden && site.Access.Of(hidden.Module) == DocsAccess.Password
            ? login.AskAsync(http)
            : NotFoundAsync(http);

    private Task AssetAsync(HttpContext http, string file) =>
        site.Assets.Find(file) is { } asset ? DocsReplies.WriteAssetAsync(http, asset) : NotFoundAsync(http);

    private Task ClientAsync(HttpContext http, string file) =>
        site.Clients.Find(file) is { } client ? DocsReplies.WriteTextAsync(http, client, "text/plain;charset=utf-8") : NotFoundAsync(http);

    private async Task NotFoundAsync(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            await DocsReplies.WriteRefusalAsync(http, StatusCodes.Status404NotFound, languages.Texts(http)["refusal.404"]);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        await DocsReplies.WritePageAsync(http, await _pages.GetAsync<NotFoundPage>(Open(http), ""));
    }
}
