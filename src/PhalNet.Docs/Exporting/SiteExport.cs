using System.Text;

namespace PhalNet.Docs;

/// <summary>Writes the whole documentation as files.</summary>
/// <param name="site">The documentation.</param>
/// <param name="language">The language of the first page.</param>
/// <param name="address">The scheme, host and base path of the services.</param>
internal sealed class SiteExport(DocsSite site, string language, string address)
{
    private readonly FormatFiles _formats = new(site.Entries, site.Markdown);
    private readonly DateTimeOffset _time = site.Now;
    private int _files;

    /// <returns>The number of files.</returns>
    public async Task<int> WriteAsync(string directory, CancellationToken cancellation)
    {
        await WriteFilesAsync(directory, cancellation);
        await WriteListAsync(directory, Context(language, isRoot: true), cancellation);
        foreach (var texts in DocsTexts.All)
            await WriteLanguageAsync(Path.Combine(directory, texts.Language), Context(texts.Language, isRoot: false), cancellation);
        return _files;
    }

    private PageContext Context(string name, bool isRoot) => new(
        site.Documentation.In(name), new FileLinks(name, isRoot, site.Assets), address, BasePath: "",
        site.Html, site.Access.Exports, _time);

    private async Task WriteLanguageAsync(string directory, PageContext context, CancellationToken cancellation)
    {
        await WriteListAsync(directory, context, cancellation);
        var services = context.Modules.SelectMany(module => module.Classes).SelectMany(group => group.Services);
        await Parallel.ForEachAsync(services, cancellation, async (service, ending) =>
        {
            var document = context.Library.For(service.Action);
            var page = await site.Renderer.RenderAsync<ServicePage>(context, document, site.Entries.For(service.Action), site.Samples);
            await WriteAsync(directory, FileLinks.ServiceFile(service.Name), page, ending);
            await WriteAsync(directory, _formats.Of(document, context), ending);
        });
        await WriteAsync(directory, _formats.OfAll(context), cancellation);
    }

    private async Task WriteListAsync(string directory, PageContext context, CancellationToken cancellation) =>
        await WriteAsync(
            directory, FileLinks.ListFile, await site.Renderer.RenderAsync<ListPage>(context, new ListQuery("")), cancellation);

    private async Task WriteFilesAsync(string directory, CancellationToken cancellation)
    {
        foreach (var asset in site.Assets.All)
            await WriteAsync(Path.Combine(directory, FileLinks.AssetsFolder), asset.PublicName, asset.Plain, cancellation);

        foreach (var name in site.Clients.Names)
            await WriteAsync(Path.Combine(directory, FileLinks.ClientsFolder), name, site.Clients.Find(name)!, cancellation);
    }

    private async Task WriteAsync(string directory, IEnumerable<FormatFile> files, CancellationToken cancellation)
    {
        foreach (var file in files)
            await WriteAsync(directory, file.Name, file.Write(), cancellation);
    }

    private Task WriteAsync(string directory, string name, string text, CancellationToken cancellation) =>
        WriteAsync(directory, name, Encoding.UTF8.GetBytes(text), cancellation);

    private async Task WriteAsync(string directory, string name, byte[] content, CancellationToken cancellation)
    {
        var path = Path.Combine(directory, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, content, cancellation);
        Interlocked.Increment(ref _files);
    }
}
