using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>
/// Caches the documents of all services, because with thousands of services writing one takes seconds. They are discarded with their
/// library and its table, so a replaced module gets new ones.
/// </summary>
internal sealed class FormatCache
{
    // Addresses come from requests; invented ones must not fill the memory.
    private const int Most = 16;

    private readonly ConditionalWeakTable<DocumentLibrary, ConcurrentDictionary<View, Lazy<Task<CachedPage>>>> _texts = [];

    /// <param name="context">The context with the reader and the language.</param>
    /// <param name="file">Its name, such as <c>openapi.json</c>.</param>
    /// <param name="write">Writes it.</param>
    public async Task<CachedPage> GetAsync(PageContext context, string file, Func<PageContext, string> write)
    {
        var texts = _texts.GetValue(context.Library, _ => []);
        if (texts.Count >= Most)
            texts.Clear();
        var modules = string.Join('\n', context.Modules.Select(module => module.Module.Name));
        var view = new View(file, context.Links.List, context.Address, modules);
        var text = texts.GetOrAdd(view, _ => new(() => Task.Run(() => CachedPage.OfDocument(write(context)))));
        try
        {
            return await text.Value;
        }
        catch
        {
            texts.TryRemove(new(view, text));
            throw;
        }
    }

    /// <summary>The cache key of documents from one library.</summary>
    private sealed record View(string File, string Prefix, string Address, string Modules);
}
