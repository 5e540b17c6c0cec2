using System.Text.Json;

namespace PhalNet.Conformance.Judging;

/// <summary>
/// Compares JSON as values: member order, escapes and number spelling do not count, an empty list equals an empty object.
/// </summary>
internal static class JsonValues
{
    /// <returns>Null if the values are equal, otherwise the first difference with its path.</returns>
    public static string? Difference(JsonElement recorded, JsonElement actual, string path)
    {
        if (IsEmpty(recorded) && IsEmpty(actual)) return null;
        if (IsUploadPath(recorded, path))
            return actual.ValueKind == JsonValueKind.String && actual.GetString()!.Length > 0 ? null : Unequal(recorded, actual, path);
        if (recorded.ValueKind != actual.ValueKind) return Unequal(recorded, actual, path);
        return recorded.ValueKind switch
        {
            JsonValueKind.Object => Members(recorded, actual, path),
            JsonValueKind.Array => Elements(recorded, actual, path),
            JsonValueKind.Number => JsonNumbers.Equal(recorded, actual) ? null : Unequal(recorded, actual, path),
            JsonValueKind.String => Text(recorded) == Text(actual) ? null : Unequal(recorded, actual, path),
            _ => null,
        };
    }

    /// <summary>The first name that only one of two objects has, except the ignored one.</summary>
    public static string? MissingOrExtra(JsonElement recorded, JsonElement actual, string path, string? ignored = null)
    {
        foreach (var member in recorded.EnumerateObject())
        {
            if (member.Name != ignored && !actual.TryGetProperty(member.Name, out _)) return $"{Join(path, member.Name)}: missing";
        }

        foreach (var member in actual.EnumerateObject())
        {
            if (member.Name != ignored && !recorded.TryGetProperty(member.Name, out _))
                return $"{Join(path, member.Name)}: not recorded, but {Shown.Of(member.Value)}";
        }

        return null;
    }

    public static string Unequal(JsonElement recorded, JsonElement actual, string path) =>
        $"{path}: recorded {Shown.Of(recorded)}, got {Shown.Of(actual)}";

    public static string Join(string path, string member) => $"{path}.{member}";

    public static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => value.GetPropertyCount() == 0,
        _ => false,
    };

    private static string? Members(JsonElement recorded, JsonElement actual, string path)
    {
        if (MissingOrExtra(recorded, actual, path) is { } name) return name;
        foreach (var member in recorded.EnumerateObject())
        {
            if (Difference(member.Value, actual.GetProperty(member.Name), Join(path, member.Name)) is { } difference) return difference;
        }

        return null;
    }

    private static string? Elements(JsonElement recorded, JsonElement actual, string path)
    {
        var count = recorded.GetArrayLength();
        if (count != actual.GetArrayLength()) return $"{path}: recorded {count} elements, got {actual.GetArrayLength()}: {Shown.Of(actual)}";
        for (var i = 0; i < count; i++)
        {
            if (Difference(recorded[i], actual[i], $"{path}[{i}]") is { } difference) return difference;
        }

        return null;
    }

    private static bool IsUploadPath(JsonElement recorded, string path) =>
        recorded.ValueKind == JsonValueKind.String && path.EndsWith(".tmp_name", StringComparison.Ordinal) && recorded.ValueEquals("{tmp}");

    /// <summary>A lone surrogate is valid in JSON but cannot be read as .NET text, so its escape sequence is compared.</summary>
    private static string Text(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText();
        }
    }
}
