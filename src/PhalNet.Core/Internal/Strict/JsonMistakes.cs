using System.Text.Json;

namespace PhalNet.Internal.Strict;

internal static class JsonMistakes
{
    /// <summary>Whether the JSON is to blame: malformed, of another shape, or with a \u escape for half a character.</summary>
    public static bool IsOne(Exception exception) =>
        exception is JsonException
        || (exception is ArgumentException or InvalidOperationException && exception.Source?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true);
}
