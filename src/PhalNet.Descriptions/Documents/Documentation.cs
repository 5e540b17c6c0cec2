using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace PhalNet.Descriptions;

/// <summary>
/// The documents of the current services. They are discarded with their table, so that a replaced module can be unloaded.
/// </summary>
/// <param name="registry">The services.</param>
/// <param name="messages">The texts of declared errors.</param>
/// <param name="logger">Receives warnings about comments that cannot be read.</param>
/// <param name="plain">Converts a Markdown text to one line of plain text for titles; if it is missing, titles keep their markup.</param>
public sealed class Documentation(
    IServiceRegistry registry, IMessageCatalog messages, ILogger<Documentation> logger, Func<string, string>? plain = null)
{
    private readonly ConditionalWeakTable<ServiceTable, IReadOnlyList<DocumentLibrary>> _libraries = [];

    /// <summary>The available languages, as in <c>Accept-Language</c>; the first one is the default.</summary>
    public static IReadOnlyList<string> Languages { get; } = [.. DescriptionTexts.All.Select(texts => texts.Language)];

    /// <summary>Returns the documents in a language.</summary>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    /// <exception cref="InvalidOperationException">The language is not available.</exception>
    public DocumentLibrary In(string language) =>
        _libraries.GetValue(registry.Current, Make).First(library => library.Language == language);

    private IReadOnlyList<DocumentLibrary> Make(ServiceTable table)
    {
        var gaps = new GapLog(logger);
        return
        [
            .. DescriptionTexts.All.Select(
                texts => new DocumentLibrary(table, texts, messages, logger, gaps, plain ?? MarkdownParts.OneLine)),
        ];
    }
}
