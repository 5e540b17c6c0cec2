using System.Globalization;

namespace PhalNet.Modules;

/// <summary>Compares the parameters of two versions of a service: the new one must accept what callers of the old one send.</summary>
internal static class ParameterComparison
{
    public static void Compare(ChangeList changes, IReadOnlyList<ParameterContract> old, IReadOnlyList<ParameterContract> current)
    {
        var removed = old.Where(parameter => current.All(other => other.Name != parameter.Name)).ToList();
        var added = current.Where(parameter => old.All(other => other.Name != parameter.Name)).ToList();
        foreach (var parameter in removed.ToArray())
        {
            if (FindRenamed(parameter, removed, added) is not { } renamed)
                continue;
            changes.Add(parameter.Name, "parameter.renamed", isBreaking: true, parameter.Name, renamed.Name);
            removed.Remove(parameter);
            added.Remove(renamed);
            Compare(changes, parameter, renamed);
        }

        // A value that is no longer read has no effect any more, and the caller gets no error.
        foreach (var parameter in removed)
            changes.Add(parameter.Name, "parameter.removed", isBreaking: true);
        foreach (var parameter in added)
            changes.Add(parameter.Name, parameter.Required ? "parameter.added.required" : "parameter.added", parameter.Required);
        foreach (var parameter in current)
        {
            if (old.FirstOrDefault(other => other.Name == parameter.Name) is { } before)
                Compare(changes, before, parameter);
        }
    }

    // The parameter with the same C# name, or the only one added if it has the same shape as the only one removed.
    private static ParameterContract? FindRenamed(
        ParameterContract parameter, List<ParameterContract> removed, List<ParameterContract> added) =>
        added.FirstOrDefault(other => other.Member == parameter.Member)
        ?? (removed.Count == 1 && added.Count == 1 && IsSame(parameter, added[0]) ? added[0] : null);

    private static bool IsSame(ParameterContract old, ParameterContract current)
    {
        var changes = new ChangeList("");
        Compare(changes, old, current);
        return changes.All.Count == 0;
    }

    private static void Compare(ChangeList changes, ParameterContract old, ParameterContract current)
    {
        var place = current.Name;
        if (!old.Required && current.Required)
            changes.Add(place, "parameter.required", isBreaking: true);
        else if (old.Required && !current.Required)
            changes.Add(place, "parameter.optional", isBreaking: false);
        else if (!old.Required && old.Default != current.Default)
            changes.Add(place, "parameter.default", isBreaking: true, old.Default ?? "-", current.Default ?? "-");
        if (old.Source != current.Source)
            changes.Add(place, "parameter.source", current.Source != ValueSource.Any, $"{old.Source}", $"{current.Source}");
        if (old.AllowEmpty != current.AllowEmpty && current.Required)
            changes.Add(place, current.AllowEmpty ? "parameter.empty.allowed" : "parameter.empty.refused", !current.AllowEmpty);
        if (old.Sensitive != current.Sensitive)
            changes.Add(place, current.Sensitive ? "parameter.sensitive" : "parameter.open", isBreaking: false);
        new SchemaComparison(changes, isInput: true).Compare(place, new(old.Schema), new(current.Schema));
        CompareForm(changes, old, current);
        ComparePattern(changes, old, current);
        CompareLimits(changes, old, current);
        CompareFiles(changes, place, old.File, current.File);
        foreach (var check in current.Checks.Except(old.Checks))
            changes.Add(place, "check.added", isBreaking: true, current: check);
        foreach (var check in old.Checks.Except(current.Checks))
            changes.Add(place, "check.removed", isBreaking: false, check);
    }

    private static void CompareForm(ChangeList changes, ParameterContract old, ParameterContract current)
    {
        // A change between a list and a single value is reported as a change of type.
        if (old.ListFormat is { } before && current.ListFormat is { } after && before != after)
            changes.Add(current.Name, "parameter.format", isBreaking: true, $"{before}", $"{after}");
        if (old.Separator is { } separator && current.Separator is { } other && separator != other)
            changes.Add(current.Name, "parameter.separator", isBreaking: true, separator, other);
    }

    private static void ComparePattern(ChangeList changes, ParameterContract old, ParameterContract current)
    {
        if (old.Pattern == current.Pattern)
            return;
        if (current.Pattern is null)
            changes.Add(current.Name, "pattern.removed", isBreaking: false, old.Pattern!);
        else
            changes.Add(current.Name, old.Pattern is null ? "pattern.added" : "pattern.changed", true, old.Pattern ?? "", current.Pattern);
    }

    private static void CompareLimits(ChangeList changes, ParameterContract old, ParameterContract current)
    {
        CompareLimit(changes, current.Name, "limit.min", old.Min, current.Min, isNarrower: order => order > 0);
        CompareLimit(changes, current.Name, "limit.max", old.Max, current.Max, isNarrower: order => order < 0);
    }

    private static void CompareLimit(
        ChangeList changes, string place, string kind, string? old, string? current, Func<int, bool> isNarrower)
    {
        if (old == current)
            return;
        var isBreaking = current is not null && (old is null || isNarrower(Order(current, old)));
        changes.Add(place, $"{kind}.{(isBreaking ? "narrowed" : "widened")}", isBreaking, old ?? "-", current ?? "-");
    }

    // Sizes are numbers; dates and times are written so that they sort as text.
    private static int Order(string left, string right) =>
        decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var one)
        && decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var other)
            ? one.CompareTo(other)
            : string.CompareOrdinal(left, right);

    private static void CompareFiles(ChangeList changes, string place, FileLimits? old, FileLimits? current)
    {
        old ??= new(0, long.MaxValue, [], []);
        current ??= new(0, long.MaxValue, [], []);
        CompareLimit(changes, place, "limit.min", $"{old.MinBytes}", $"{current.MinBytes}", order => order > 0);
        CompareLimit(changes, place, "limit.max", $"{old.MaxBytes}", $"{current.MaxBytes}", order => order < 0);
        CompareSets(changes, place, old.ContentTypes, current.ContentTypes);
        CompareSets(changes, place, old.Extensions, current.Extensions);
    }

    // An empty list means all.
    private static void CompareSets(ChangeList changes, string place, IReadOnlyList<string> old, IReadOnlyList<string> current)
    {
        if (old.Order().SequenceEqual(current.Order()))
            return;
        var isBreaking = current.Count > 0 && (old.Count == 0 || old.Except(current).Any());
        changes.Add(place, isBreaking ? "file.narrowed" : "file.widened", isBreaking,
            old.Count == 0 ? "-" : string.Join(", ", old), current.Count == 0 ? "-" : string.Join(", ", current));
    }
}
