using Microsoft.Extensions.Configuration;

namespace PhalNet;

/// <summary>Finds configuration keys that are not used.</summary>
internal static class OptionKeys
{
    /// <summary>The unknown keys of the known sections, each with the most similar known key.</summary>
    public static IEnumerable<(string Key, string Nearest)> Unknown(IConfiguration configuration, IEnumerable<KnownOptions> known)
    {
        foreach (var section in known.GroupBy(options => options.Section, StringComparer.OrdinalIgnoreCase).ToArray())
        {
            var below = known.Where(options => options.Section.StartsWith($"{section.Key}:", StringComparison.OrdinalIgnoreCase))
                .Select(options => options.Section[(section.Key.Length + 1)..].Split(':')[0]);
            var types = section.Select(options => options.Options).ToArray();
            foreach (var found in Unknown(configuration.GetSection(section.Key), types, [.. section.SelectMany(o => o.More), .. below]))
                yield return found;
        }
    }

    private static IEnumerable<(string Key, string Nearest)> Unknown(
        IConfigurationSection section, IReadOnlyList<Type> types, IReadOnlyList<string> more)
    {
        var properties = types.SelectMany(type => type.GetProperties())
            .ToLookup(property => property.Name, StringComparer.OrdinalIgnoreCase);
        string[] names = [.. properties.Select(property => property.Key), .. more];
        foreach (var child in section.GetChildren())
        {
            if (more.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                continue;
            if (!properties.Contains(child.Key))
            {
                yield return (child.Path, $"{section.Path}:{names.MinBy(name => Distance(name, child.Key))}");
                continue;
            }

            Type[] inner = [.. properties[child.Key].Select(property => property.PropertyType).Where(HasKeys)];
            if (inner.Length == 0)
                continue;
            foreach (var found in Unknown(child, inner, []))
                yield return found;
        }
    }

    // Lists, dictionaries and simple values have keys that are not declared by options.
    private static bool HasKeys(Type type) =>
        type is { IsClass: true, Namespace: not null } && type != typeof(string)
        && !type.IsAssignableTo(typeof(System.Collections.IEnumerable)) && type.Namespace.StartsWith("PhalNet", StringComparison.Ordinal);

    // The Levenshtein distance, ignoring case.
    private static int Distance(string left, string right)
    {
        (left, right) = (left.ToUpperInvariant(), right.ToUpperInvariant());
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
