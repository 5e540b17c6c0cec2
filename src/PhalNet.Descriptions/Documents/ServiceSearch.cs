namespace PhalNet.Descriptions;

/// <summary>Finds services by words in their names and titles; all words must match, and matches in names rank higher.</summary>
public static class ServiceSearch
{
    /// <summary>The services that match all words of a query, best matches first.</summary>
    /// <param name="modules">The modules to search.</param>
    /// <param name="query">Words separated by white space; an empty query matches all services.</param>
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
