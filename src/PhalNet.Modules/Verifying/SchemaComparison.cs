using System.Globalization;
using System.Text.Json.Nodes;

namespace PhalNet.Modules;

/// <summary>
/// Compares two schemas. Values from callers (input) may be allowed more than before; values sent to callers (output) may be less: a
/// caller was written for the earlier schema.
/// </summary>
internal sealed class SchemaComparison(ChangeList changes, bool isInput)
{
    private static readonly string[] Least = ["minimum", "minLength", "minItems", "minProperties"];
    private static readonly string[] Most = ["maximum", "maxLength", "maxItems", "maxProperties"];

    private readonly HashSet<(JsonObject Old, JsonObject Current)> _compared = [];

    public void Compare(string place, SchemaShape old, SchemaShape current)
    {
        if (old.IsNullable != current.IsNullable)
            Add(place, current.IsNullable ? "null.allowed" : "null.refused", isWider: current.IsNullable);
        if (!CompareTypes(place, old, current))
            return;
        var before = changes.All.Count;
        CompareEnums(place, old.Enum, current.Enum);
        ComparePatterns(place, old.Pattern, current.Pattern);
        foreach (var keyword in Least)
            CompareLimits(place, "limit.min", old.Limit(keyword), current.Limit(keyword), order => order > 0);
        foreach (var keyword in Most)
            CompareLimits(place, "limit.max", old.Limit(keyword), current.Limit(keyword), order => order < 0);

        // Limits given only as text, such as a pattern that JSON Schema cannot express: whether they became stricter is unknown.
        if (changes.All.Count == before && !old.Words.SequenceEqual(current.Words))
            changes.Add(place, "limits.words", isBreaking: true, string.Join(", ", old.Words), string.Join(", ", current.Words));

        // Types may contain themselves.
        if (!_compared.Add((old.Content, current.Content)))
            return;
        if (old.Items is { } items && current.Items is { } otherItems)
            Compare($"{place}[]", items, otherItems);
        if (old.Elements is { } elements && current.Elements is { } otherElements)
            Compare($"{place}{{}}", elements, otherElements);
        CompareMembers(place, old.Members, current.Members);
        CompareKinds(place, old.Kinds, current.Kinds);
    }

    private void Add(string place, string kind, bool isWider, string old = "", string current = "") =>
        changes.Add(place, kind, isBreaking: isWider != isInput, old, current);

    /// <summary>False if the rest of the schemas cannot be compared.</summary>
    private bool CompareTypes(string place, SchemaShape old, SchemaShape current)
    {
        var isInOld = Contains(old.Types, current.Types);
        var isInCurrent = Contains(current.Types, old.Types);
        if (!isInOld || !isInCurrent)
        {
            changes.Add(place, "type", isInput ? !isInCurrent : !isInOld, $"{old}", $"{current}");
            return false;
        }

        if (old.Format == current.Format)
            return true;
        if (Bits(old.Format) is { } bits && Bits(current.Format) is { } others)
        {
            Add(place, "type", isWider: others > bits, $"{old}", $"{current}");
            return false;
        }

        // Numbers without a format are compared by their limits.
        if (!old.Types.Contains("integer"))
            changes.Add(place, "type", isInput ? current.Format is not null : old.Format is not null, $"{old}", $"{current}");
        return true;
    }

    // An empty list means any type; integers are numbers.
    private static bool Contains(IReadOnlyList<string> wide, IReadOnlyList<string> narrow) => wide.Count == 0
        || (narrow.Count > 0 && narrow.All(type => wide.Contains(type) || (type == "integer" && wide.Contains("number"))));

    private static int? Bits(string? format) => format switch
    {
        "int32" => 32,
        "int64" => 64,
        "float" => 32,
        "double" => 64,
        _ => null,
    };

    private void CompareEnums(string place, IReadOnlyList<string>? old, IReadOnlyList<string>? current)
    {
        if (old is null && current is null)
            return;
        if (old is null)
            Add(place, "enum.limited", isWider: false, current: string.Join(", ", current!));
        else if (current is null)
            Add(place, "enum.opened", isWider: true, string.Join(", ", old));
        else
        {
            foreach (var value in old.Except(current))
                Add(place, "enum.removed", isWider: false, value);
            foreach (var value in current.Except(old))
                Add(place, "enum.added", isWider: true, current: value);
        }
    }

    private void ComparePatterns(string place, string? old, string? current)
    {
        if (old == current)
            return;
        if (old is null)
            Add(place, "pattern.added", isWider: false, current: current!);
        else if (current is null)
            Add(place, "pattern.removed", isWider: true, old);
        else
            changes.Add(place, "pattern.changed", isBreaking: true, old, current);
    }

    private void CompareLimits(string place, string kind, decimal? old, decimal? current, Func<int, bool> isNarrower)
    {
        if (old == current)
            return;
        var isNarrowed = current is { } now && (old is not { } before || isNarrower(now.CompareTo(before)));
        Add(place, $"{kind}.{(isNarrowed ? "narrowed" : "widened")}", !isNarrowed, Text(old), Text(current));
    }

    private static string Text(decimal? limit) => limit?.ToString(CultureInfo.InvariantCulture) ?? "-";

    private void CompareMembers(
        string place,
        IReadOnlyDictionary<string, (SchemaShape Shape, bool IsRequired)> old,
        IReadOnlyDictionary<string, (SchemaShape Shape, bool IsRequired)> current)
    {
        var removed = old.Keys.Except(current.Keys).ToArray();
        var added = current.Keys.Except(old.Keys).ToArray();
        if (removed.Length == 1 && added.Length == 1 && IsSame(old[removed[0]], current[added[0]]))
        {
            changes.Add($"{place}.{removed[0]}", "member.renamed", isBreaking: true, removed[0], added[0]);
            (removed, added) = ([], []);
        }

        foreach (var name in removed)
            changes.Add($"{place}.{name}", "member.removed", isBreaking: true);
        foreach (var name in added)
        {
            var isAsked = isInput && current[name].IsRequired;
            changes.Add($"{place}.{name}", isAsked ? "member.added.required" : "member.added", isAsked);
        }

        foreach (var (name, (shape, isRequired)) in current)
        {
            if (!old.TryGetValue(name, out var before))
                continue;
            if (before.IsRequired != isRequired)
                CompareRequired($"{place}.{name}", isRequired);
            else if (isInput && !isRequired && before.Shape.Default != shape.Default)
                changes.Add($"{place}.{name}", "parameter.default", true, before.Shape.Default ?? "-", shape.Default ?? "-");
            Compare($"{place}.{name}", before.Shape, shape);
        }
    }

    private void CompareRequired(string place, bool isRequired)
    {
        if (isInput)
            changes.Add(place, isRequired ? "parameter.required" : "parameter.optional", isBreaking: isRequired);
        else
            changes.Add(place, isRequired ? "member.always" : "member.sometimes", isBreaking: !isRequired);
    }

    private bool IsSame((SchemaShape Shape, bool IsRequired) old, (SchemaShape Shape, bool IsRequired) current)
    {
        var found = new ChangeList("");
        new SchemaComparison(found, isInput).Compare("", old.Shape, current.Shape);
        return found.All.Count == 0 && old.IsRequired == current.IsRequired;
    }

    private void CompareKinds(
        string place, IReadOnlyDictionary<string, SchemaShape> old, IReadOnlyDictionary<string, SchemaShape> current)
    {
        foreach (var kind in old.Keys.Except(current.Keys))
            Add(place, "kind.removed", isWider: false, kind);
        foreach (var kind in current.Keys.Except(old.Keys))
            Add(place, "kind.added", isWider: true, current: kind);
        foreach (var (kind, shape) in current)
        {
            if (old.TryGetValue(kind, out var before))
                Compare($"{place}({kind})", before, shape);
        }
    }
}
