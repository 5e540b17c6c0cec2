using System.Buffers;
using System.Text;

namespace PhalNet;

/// <summary>The limits of JSON in a text parameter, such as a list in a form field; the text itself counts as one parameter.</summary>
public static class JsonTextLimits
{
    private static readonly SearchValues<char> Openings = SearchValues.Create("[{");

    /// <summary>
    /// Returns the limit that a text exceeds: <see cref="JsonBodyFault.TooDeep"/> or <see cref="JsonBodyFault.OverLimit"/>. Malformed JSON
    /// within the limits is left to the parser that reads it.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="limits">The limits to enforce.</param>
    /// <param name="depth">The maximum depth.</param>
    /// <param name="failure">The failure; null when the text is within all limits.</param>
    public static JsonBodyFault Check(string text, RequestLimits limits, int depth, out CallFailure? failure)
    {
        failure = null;
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(limits);
        if (IsWithin(text, limits.Elements, depth))
            return JsonBodyFault.None;
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var walk = new JsonWalk(null, limits, depth, 0);
            var (fault, said) = walk.Run(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)));
            if (fault is not (JsonBodyFault.TooDeep or JsonBodyFault.OverLimit))
                return JsonBodyFault.None;
            failure = said;
            return fault;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    // Every level has an opening bracket, and every value follows a comma or a bracket; most texts contain too few of them to exceed a
    // limit.
    private static bool IsWithin(ReadOnlySpan<char> text, int elements, int depth)
    {
        if (text.Length <= depth && text.Length <= elements)
            return true;
        var openings = 0;
        for (var rest = text; rest.IndexOfAny(Openings) is >= 0 and var next; rest = rest[(next + 1)..])
        {
            if (++openings > depth)
                return false;
        }

        return openings + text.Count(',') <= elements;
    }
}
