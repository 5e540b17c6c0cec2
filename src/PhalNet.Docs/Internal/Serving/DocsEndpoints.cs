using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PhalNet.Docs.Internal.Machines;
using PhalNet.Docs.Internal.Pages;

namespace PhalNet.Docs.Internal.Serving;

/// <summary>The addresses under the prefix. All of them are the documentation's own: what it does not know is HTTP 404, never a service.</summary>
internal sealed class DocsEndpoints(DocsSite site, LanguageChoice languages)
{
    private MachineEndpoints Machines => field ??= new(site.Entries, Open, WriteServiceAsync, NotFoundAsync);

    public IEndpointConventionBuilder Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup(site.Prefix);
        endpoints.Map($"{site.Prefix}/{{**rest}}", NotFoundAsync);
        group.MapGet("/", ListAsync);
        group.MapGet("/{service}", ServiceAsync);
        group.MapGet("/assets/{file}", AssetAsync);
        Machines.Map(group);
        return group;
    }

    private PageContext Open(HttpContext http)
    {
        DocsReplies.Protect(http.Response);
        return site.Context(http, languages.Choose(http, site.Prefix), _ => true);
    }

    private async Task ListAsync(HttpContext http)
    {
        var context = Open(http);

        // The address of PhalApi's own pages, which clients have kept: ?service=NAME&detail=1&type=fold.
        if (http.Request.Query["service"].ToString() is { Length: > 0 } service && http.Request.Query.ContainsKey("detail"))
            await WriteServiceAsync(http, context, service);
        else if (MarkdownPreference.Of(http.Request))
            await Machines.WriteListAsync(http, context);
        else
            await DocsReplies.WritePageAsync(http, await site.Renderer.RenderAsync<ListPage>(context, new ListQuery(http.Request.Query["q"].ToString())));
    }

    private Task ServiceAsync(HttpContext http, string service) => WriteServiceAsync(http, Open(http), service);

    private async Task WriteServiceAsync(HttpContext http, PageContext context, string name)
    {
        if (context.Find(name) is not { } document)
        {
            await NotFoundAsync(http);
            return;
        }

        if (MarkdownPreference.Of(http.Request))
            await Machines.WriteServiceAsync(http, context, document);
        else
            await DocsReplies.WritePageAsync(http, await site.Renderer.RenderAsync<ServicePage>(context, document, site.Entries.For(document.Action), site.Samples));
    }

    private async Task AssetAsync(HttpContext http, string file)
    {
        DocsReplies.Protect(http.Response);
        if (site.Assets.Find(file) is { } asset)
            await DocsReplies.WriteAssetAsync(http, asset);
        else
            await NotFoundAsync(http);
    }

    private async Task NotFoundAsync(HttpContext http)
    {
        var context = Open(http);
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        await DocsReplies.WritePageAsync(http, await site.Renderer.RenderAsync<NotFoundPage>(context));
    }
}
