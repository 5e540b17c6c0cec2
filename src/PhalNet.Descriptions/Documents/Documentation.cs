using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace PhalNet.Descriptions;

/// <summary>The documents of the services in force. They go with their table, so that a replaced module can be unloaded.</summary>
/// <param name="registry">The services.</param>
/// <param name="messages">The texts of declared errors.</param>
/// <param name="logger">Is told of comments that cannot be read.</param>
/// <param name="plain">
/// Takes the markup out of a text in Markdown and puts it into one line, for titles; without it titles keep their markup.
/// </param>
public sealed class Documentation(
    IServiceRegistry registry, IMessageCatalog messages, ILogger<Documentation> logger, Func<string, string>? plain = null)
{
    private readonly ConditionalWeakTable<ServiceTable, IReadOnlyList<DocumentLibrary>> _libraries = [];

    /// <summary>The languages there are descriptions in, as in <c>Accept-Language</c>, the first where nothing else is known.</summary>
    public static IReadOnlyList<string> Languages { get; } = [.. DescriptionTexts.All.Select(texts => texts.Language)];

    /// <summary>The documents in a language.</summary>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    /// <exception cref="InvalidOperationException">There are no descriptions in that language.</exception>
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
