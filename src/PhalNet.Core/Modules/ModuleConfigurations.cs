using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>Changes by the host to the services of a module.</summary>
internal sealed record ModuleConfiguration(string Module, Action<IServiceCollection> Configure);

/// <summary>Applies the host's changes to the services of modules after the modules have registered theirs.</summary>
internal sealed class ModuleConfigurations(IEnumerable<ModuleConfiguration> configurations, StartLogger<ModuleConfigurations> logger)
{
    public void Apply(string module, IServiceCollection services)
    {
        foreach (var configuration in configurations.Where(configuration => Same(configuration.Module, module)))
            configuration.Configure(services);
    }

    /// <summary>Warns of names that no module has. This is not an error, because the module may be added later.</summary>
    public void Report(IReadOnlyList<string> modules)
    {
        foreach (var name in configurations.Select(configuration => configuration.Module).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => !modules.Any(module => Same(module, name))))
            CoreLog.ModuleNotConfigured(logger, name, NearestName.Hint(name, modules));
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}

internal static class NearestName
{
    /// <summary>A hint with the similar known name, or with all of them.</summary>
    public static string Hint(string name, IReadOnlyList<string> known)
    {
        if (known.Count == 0)
            return "there are none.";
        var nearest = known.MinBy(other => Distance(name, other))!;
        return Distance(name, nearest) <= Math.Max(2, name.Length / 3)
            ? $"did you mean {nearest}?"
            : $"the modules are {string.Join(", ", known)}.";
    }

    // The edit distance: the number of inserted, removed or changed letters.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var isSame = char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(diagonal + (isSame ? 0 : 1), 1 + Math.Min(row[j], row[j - 1])));
            }
        }

        return row[^1];
    }
}
