using System.Collections.Concurrent;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Components;
using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>
/// Caches pages, because rendering one takes longer than most calls, and a list of thousands of services takes longer than a reader wants
/// to wait. They are discarded with their library, its table and its language.
/// </summary>
internal sealed class PageCache(PageRenderer renderer)
{
    // Names and addresses come from requests; invented ones must not fill the memory.
    private const int Most = 256;

    private readonly ConditionalWeakTable<DocumentLibrary, ConcurrentDictionary<View, Lazy<Task<CachedPage>>>> _pages = [];

    /// <summary>The list of all services.</summary>
    public Task<CachedPage> ListAsync(PageContext context) => GetAsync(
        context, "", async () => new(await renderer.RenderAsync<ListPage>(context, new ListQuery(""))));

    /// <summary>A page with a name; it may depend on the name and on the context.</summary>
    public Task<CachedPage> GetAsync<TPage>(PageContext context, string name, params object[] models) where TPage : IComponent => GetAsync(
        context,
        $"{typeof(TPage).Name} {name}",
        async () => CachedPage.OfDocument(await renderer.RenderAsync<TPage>([context, .. models])));

    private async Task<CachedPage> GetAsync(PageContext context, string name, Func<Task<CachedPage>> make)
    {
        var pages = _pages.GetValue(context.Library, _ => []);
        if (pages.Count >= Most)
            pages.Clear();
        var view = new View(name, context.Links.List, context.Address, context.BasePath, context.Reader, context.ModuleKey);
        var page = pages.GetOrAdd(view, _ => new(make));
        try
        {
            return await page.Value;
        }
        catch
        {
            pages.TryRemove(new(view, page));
            throw;
        }
    }

    /// <summary>The cache key of pages from one library.</summary>
    private sealed record View(string Name, string Prefix, string Address, string BasePath, ReaderState Reader, string Modules);
}

/// <summary>A page that is sent many times, in its encodings; a client that supports none of them gets it uncompressed.</summary>
internal sealed class CachedPage
{
    private const int Quality = 9;
    private const int DocumentQuality = 4;

    public CachedPage(string html) : this(Encoding.UTF8.GetBytes(html), Quality, CompressionLevel.SmallestSize)
    {
    }

    private CachedPage(byte[] plain, int quality, CompressionLevel level)
    {
        Tag = DocsReplies.Tag(plain);
        Brotli = Compression.Brotli(plain, quality);
        Gzip = Compression.Gzip(plain, level);
    }

    /// <summary>A document of many megabytes, compressed while a client waits.</summary>
    public static CachedPage OfDocument(string text) => new(Encoding.UTF8.GetBytes(text), DocumentQuality, CompressionLevel.Fastest);

    public string Tag { get; }

    public byte[] Brotli { get; }

    public byte[] Gzip { get; }
}
