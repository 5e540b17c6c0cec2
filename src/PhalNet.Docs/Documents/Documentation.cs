using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace PhalNet.Docs;

/// <summary>The documents of the table in force. They go with their table, so that a replaced module can be unloaded.</summary>
internal sealed class Documentation(IServiceRegistry registry, IMessageCatalog messages, ILogger<Documentation> logger)
{
    private readonly ConditionalWeakTable<ServiceTable, IReadOnlyList<DocumentLibrary>> _libraries = [];

    /// <param name="language">One of <see cref="DocsTexts.All"/>.</param>
    public DocumentLibrary In(string language) =>
        _libraries.GetValue(registry.Current, Make).First(library => library.Texts.Language == language);

    private IReadOnlyList<DocumentLibrary> Make(ServiceTable table) =>
        [.. DocsTexts.All.Select(texts => new DocumentLibrary(table, texts, messages, logger))];
}
