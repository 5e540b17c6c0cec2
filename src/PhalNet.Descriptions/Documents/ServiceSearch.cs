namespace PhalNet.Descriptions;

/// <summary>Finds services by words of their names and titles; every word has to occur, those in names count for more.</summary>
public static class ServiceSearch
{
    /// <summary>The services that have every word of a query, the best first.</summary>
    /// <param name="modules">Where to look.</param>
    /// <param name="query">Words, separated by blanks; all services when empty.</param>
    public static IReadOnlyList<ServiceSummary> Find(IEnumerable<ModuleSummary> modules, string query)
    {
        var words = query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. modules.SelectMany(module => module.Classes)
                .SelectMany(
                    group => group.Services.Select(service => (Service: service, Text: $"{service.Name} {service.Title} {group.Title}")))
                .Where(candidate => words.All(word => Contains(candidate.Text, word)))
                .OrderByDescending(candidate => words.Count(word => Contains(candidate.Service.Name, word)))
                .ThenByDescending(candidate => words.Count(word => Contains(candidate.Service.Title, word)))
                .ThenBy(candidate => candidate.Service.Name, StringComparer.OrdinalIgnoreCase)
                .Select(candidate => candidate.Service),
        ];
    }

    private static bool Contains(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
