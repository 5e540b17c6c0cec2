using System.Collections.Concurrent;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>
/// Keeps the lists of all services, for with thousands of them one takes longer to render than a reader likes to wait. They go with their
/// library, and so with the table it is of.
/// </summary>
internal sealed class ListPageCache(PageRenderer renderer)
{
    // Addresses are what requests say they are; whoever makes them up must not fill the memory.
    private const int Most = 16;

    private readonly ConditionalWeakTable<DocumentLibrary, ConcurrentDictionary<View, Lazy<Task<CachedPage>>>> _pages = [];

    public async Task<CachedPage> GetAsync(PageContext context)
    {
        var pages = _pages.GetValue(context.Library, _ => []);
        if (pages.Count >= Most)
            pages.Clear();
        var view = new View(
            context.Links.List, context.Address, context.Reader, string.Join('\n', context.Modules.Select(module => module.Module.Name)));
        var page = pages.GetOrAdd(view, _ => new(() => MakeAsync(context)));
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

    private async Task<CachedPage> MakeAsync(PageContext context) => new(await renderer.RenderAsync<ListPage>(context, new ListQuery("")));

    /// <summary>All that lists of one library differ by.</summary>
    private sealed record View(string Prefix, string Address, ReaderState Reader, string Modules);
}

/// <summary>A page that is sent many times, in the forms it is sent in; whoever takes neither gets it unpacked.</summary>
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

    /// <summary>One of many megabytes, which somebody waits for while it is packed.</summary>
    public static CachedPage OfDocument(string text) => new(Encoding.UTF8.GetBytes(text), DocumentQuality, CompressionLevel.Fastest);

    public string Tag { get; }

    public byte[] Brotli { get; }

    public byte[] Gzip { get; }
}
