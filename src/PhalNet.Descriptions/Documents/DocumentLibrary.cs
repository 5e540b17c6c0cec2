using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PhalNet.Descriptions;

/// <summary>The documents of one table in one language, created on demand.</summary>
public sealed class DocumentLibrary
{
    private readonly ServiceTable _table;
    private readonly DocumentWriter _writer;
    private readonly ConcurrentDictionary<string, ServiceDocument> _documents = [];
    private readonly Lazy<IReadOnlyList<ModuleSummary>> _modules;
    private readonly DescriptionTexts _texts;
    private readonly GapLog _gaps;

    internal DocumentLibrary(
        ServiceTable table, DescriptionTexts texts, IMessageCatalog messages, ILogger logger, GapLog gaps, Func<string, string> plain)
    {
        _table = table;
        _texts = texts;
        _gaps = gaps;
        Language = texts.Language;
        _writer = new DocumentWriter(new CommentLibrary(texts.Language, logger), texts, messages, plain);
        _modules = new(Summarise);
    }

    /// <summary>The language of the documents, one of <see cref="Documentation.Languages"/>.</summary>
    public string Language { get; }

    /// <summary>All callable services, sorted by name.</summary>
    public IReadOnlyList<ModuleSummary> Modules => _modules.Value;

    /// <summary>Finds the document of a service.</summary>
    /// <param name="name">The full name: <c>Namespace.Class.Action</c>, in any case.</param>
    /// <returns>Null when the service does not exist.</returns>
    public ServiceDocument? Find(string name) =>
        name.Count(letter => letter == '.') == 2 && _table.TryFind(name, "", out var action) ? For(action) : null;

    /// <summary>Returns the document of a service.</summary>
    /// <param name="action">The service, from the same table.</param>
    public ServiceDocument For(ServiceAction action) => _documents.GetOrAdd(action.Name, _ => Write(action));

    private ServiceDocument Write(ServiceAction action)
    {
        var gaps = new DescriptionGaps(_texts);
        var document = gaps.Try("texts", action.Name, () => _writer.Write(action, gaps), null)
            ?? new() { Action = action, Title = action.Name, Gaps = gaps.Parts };
        _gaps.Tell(action.Name, gaps);
        return document;
    }

    private IReadOnlyList<ModuleSummary> Summarise() =>
    [
        .. _table.Actions.GroupBy(action => action.Module)
            .Select(module => new ModuleSummary(
                module.Key, [.. module.GroupBy(ClassName).Select(Summarise).OrderBy(one => one.Name, StringComparer.OrdinalIgnoreCase)]))
            .OrderBy(module => module.Module.Name, StringComparer.OrdinalIgnoreCase),
    ];

    private ClassSummary Summarise(IGrouping<string, ServiceAction> actions) => new(
        actions.Key,
        _writer.ClassTitle(actions.First()),
        [.. actions.Select(action => new ServiceSummary(action, _writer.Title(action)))
            .OrderBy(service => service.Name, StringComparer.OrdinalIgnoreCase)]);

    private static string ClassName(ServiceAction action) => $"{action.Description.Namespace}.{action.Description.Class}";
}

/// <summary>Warns of services that could not be described, once per service for all languages.</summary>
internal sealed class GapLog(ILogger logger)
{
    private readonly ConcurrentDictionary<string, bool> _told = [];

    public void Tell(string service, DescriptionGaps gaps)
    {
        if (gaps.Parts.Count > 0 && _told.TryAdd(service, true))
            DescriptionsLog.NotDescribed(logger, gaps.Reason, service, string.Join(", ", gaps.Parts));
    }
}
