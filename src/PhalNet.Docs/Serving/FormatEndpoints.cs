using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>The addresses for programs. The two documents of all services are cached, all others are written for each request.</summary>
/// <param name="entries">Where services are called.</param>
/// <param name="markdown">Writes services as Markdown.</param>
/// <param name="open">Creates the context with what a reader may see.</param>
/// <param name="writePage">Writes the page of a service, or HTTP 404.</param>
/// <param name="notFound">Writes HTTP 404 for an unknown address.</param>
internal sealed class FormatEndpoints(
    EntryDirectory entries, ServiceMarkdown markdown,
    Func<HttpContext, PageContext> open, Func<HttpContext, PageContext, string, Task> writePage, Func<HttpContext, Task> notFound)
{
    private const string Markdown = "text/markdown;charset=utf-8";
    private const string Plain = "text/plain;charset=utf-8";
    private const string Json = "application/json;charset=utf-8";

    private readonly LlmsText _llms = new(entries, markdown);
    private readonly OpenApiText _openApi = new(entries);
    private readonly PostmanCollection _postman = new(entries, markdown);
    private readonly ServicePrompt _prompt = new(markdown);
    private readonly ScalarScript _scalar = new();
    private readonly FormatCache _cache = new();

    public void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/{name}.md", ServiceAsync);
        group.MapGet("/llms.txt", http => DocsReplies.WriteTextAsync(http, _llms.Index(open(http)), Plain));
        group.MapGet("/llms-full.txt", http => DocsReplies.WriteTextAsync(http, _llms.Full(open(http)), Plain));
        group.MapGet("/openapi.json", http => CachedAsync(http, "openapi.json", _openApi.Write));
        group.MapGet("/postman.json", http => CachedAsync(http, "postman.json", _postman.Write));
        group.MapGet("/openapi", ScalarAsync);
        group.MapGet("/openapi/{file}", ScriptAsync);
    }

    /// <summary>Writes the list for a reader that accepts Markdown.</summary>
    public Task WriteListAsync(HttpContext http, PageContext context) => DocsReplies.WriteTextAsync(http, _llms.Index(context), Markdown);

    /// <summary>Writes a service for a reader that accepts Markdown.</summary>
    public Task WriteServiceAsync(HttpContext http, PageContext context, ServiceDocument document) =>
        DocsReplies.WriteTextAsync(http, markdown.Write(document, entries.For(document.Action), context), Markdown);

    private async Task CachedAsync(HttpContext http, string file, Func<PageContext, string> write) =>
        await DocsReplies.WritePageAsync(http, await _cache.GetAsync(open(http), file, write), Json);

    private Task ServiceAsync(HttpContext http, string name)
    {
        const string prompt = ".prompt";
        var context = open(http);
        var isPrompt = name.EndsWith(prompt, StringComparison.OrdinalIgnoreCase);
        var service = isPrompt ? name[..^prompt.Length] : name;
        if (context.Find(service) is not { } document)
            // An action may be called Md, and its page has this address.
            return writePage(http, context, context.Find($"{name}.md") is null ? service : $"{name}.md");
        return isPrompt
            ? DocsReplies.WriteTextAsync(http, _prompt.Write(document, entries.For(document.Action), context), Markdown)
            : WriteServiceAsync(http, context, document);
    }

    private Task ScalarAsync(HttpContext http)
    {
        var context = open(http);
        http.Response.Headers.ContentSecurityPolicy = ScalarPage.Policy;
        return DocsReplies.WritePageAsync(http, ScalarPage.Write(context, _scalar.Name));
    }

    private Task ScriptAsync(HttpContext http, string file)
    {
        _ = open(http);
        return file == _scalar.Name ? _scalar.WriteAsync(http) : notFound(http);
    }
}

/// <summary>Whether a reader prefers Markdown to a page: it accepts Markdown explicitly, and not after HTML.</summary>
internal static class MarkdownPreference
{
    public static bool Of(HttpRequest request) =>
        QualityOf(request, "text/markdown") is > 0 and var markdown && markdown >= QualityOf(request, "text/html");

    private static double QualityOf(HttpRequest request, string type) => request.GetTypedHeaders().Accept
        .Where(accepted => accepted.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
        .Select(accepted => accepted.Quality ?? 1).DefaultIfEmpty(0).Max();
}
