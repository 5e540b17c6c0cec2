using System.Globalization;

namespace PhalNet.Compatibility;

/// <summary>The headers with names spelled Like-This; the last of repeated headers is used.</summary>
internal static class HeaderTable
{
    public static PhpArray Build(PhpRequestSource source)
    {
        var headers = new PhpArray
        {
            ["Content-Type"] = source.ContentType ?? "",
            ["Content-Length"] = ContentLength(source),
        };
        foreach (var (name, value) in source.Headers)
            if (!name.Contains('_', StringComparison.Ordinal))
                headers[Spell(name)] = value;
        return headers;
    }

    /// <summary>The normalized spelling of a name sent or declared in any case.</summary>
    public static string Spell(string name) => string.Create(name.Length, name, static (spelled, name) =>
    {
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i == 0 || name[i - 1] == '-';
            spelled[i] = startsWord && char.IsAsciiLetterLower(name[i]) ? (char)(name[i] - 0x20)
                : !startsWord && char.IsAsciiLetterUpper(name[i]) ? (char)(name[i] + 0x20)
                : name[i];
        }
    });

    public static string ContentLength(PhpRequestSource source)
    {
        foreach (var (name, value) in source.Headers)
            if (name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                return value;
        return source.Body.IsEmpty ? "" : source.Body.Length.ToString(CultureInfo.InvariantCulture);
    }
}
