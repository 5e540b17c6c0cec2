using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PhalNet.EntityFrameworkCore;

/// <summary>
/// Reads the source location that <c>TagWithCallSite()</c> adds to a query: a comment <c>-- File: PATH:LINE</c> before it.
/// </summary>
internal static class CallSiteTag
{
    private const string Start = "-- File: ";

    public static CodeLocation? Read(CommandSource source, string statement)
    {
        // A comment in a statement from another source is not a tag.
        if (source is not (CommandSource.LinqQuery or CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete))
            return null;

        // The last of several tags was added by the outermost caller.
        CodeLocation? found = null;
        foreach (var line in statement.AsSpan().EnumerateLines())
        {
            if (line.StartsWith(Start) && Place(line[Start.Length..]) is { } place)
                found = place;
            else if (!line.StartsWith("--") && !line.IsWhiteSpace())
                break;
        }

        return found;
    }

    private static CodeLocation? Place(ReadOnlySpan<char> text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            ? new(text[..colon].ToString(), line, "")
            : null;
    }
}
