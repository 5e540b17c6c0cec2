using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PhalNet.Docs;

/// <summary>The documents of one table in one language, each made when it is first asked for.</summary>
internal sealed class DocumentLibrary
{
    private readonly ServiceTable _table;
    private readonly DocumentWriter _writer;
    private readonly ConcurrentDictionary<string, ServiceDocument> _documents = [];
    private readonly Lazy<IReadOnlyList<ModuleSummary>> _modules;

    public DocumentLibrary(ServiceTable table, DocsTexts texts, IMessageCatalog messages, ILogger logger)
    {
        _table = table;
        Texts = texts;
        _writer = new DocumentWriter(new CommentLibrary(texts.Language, logger), texts, messages);
        _modules = new(Summarise);
    }

    public DocsTexts Texts { get; }

    /// <summary>Everything that can be called, in the order of names.</summary>
    public IReadOnlyList<ModuleSummary> Modules => _modules.Value;

    /// <summary>Null where there is no such service; names as in calls, but whole.</summary>
    public ServiceDocument? Find(string name) =>
        name.Count(letter => letter == '.') == 2 && _table.TryFind(name, "", out var action) ? For(action) : null;

    public ServiceDocument For(ServiceAction action) => _documents.GetOrAdd(action.Name, _ => _writer.Write(action));

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
