using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>
/// Keeps the documents of all services, for with thousands of them one takes seconds to write. They go with their library, and so with the
/// table it is of: a module that was replaced has new ones.
/// </summary>
internal sealed class FormatCache
{
    // Addresses are what requests say they are; whoever makes them up must not fill the memory.
    private const int Most = 16;

    private readonly ConditionalWeakTable<DocumentLibrary, ConcurrentDictionary<View, Lazy<Task<CachedPage>>>> _texts = [];

    /// <param name="context">For whom it is.</param>
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

    /// <summary>All that documents of one library differ by.</summary>
    private sealed record View(string File, string Prefix, string Address, string Modules);
}
