using System.Text.RegularExpressions;

namespace PhalNet.Core.Tests.Documents;

/// <summary>
/// A request as written on a page: <c>a=1&amp;b=2</c> in the query, <c>{"a":1}</c> as a JSON body, <c>Name: value</c> in a header,
/// <c>a=@a.txt;type=text/plain</c> as a file of three bytes.
/// </summary>
internal static partial class SentText
{
    public static MemoryRequest Read(string sent, string service, string language)
    {
        var query = $"s={service}";
        if (sent.StartsWith('{'))
            return new() { Limits = Limits, Language = language, QueryText = query, Type = "application/json", BodyText = sent };
        if (Header().Match(sent) is { Success: true } header)
            return OfHeader(header.Groups[1].Value, header.Groups[2].Value, query, language);
        if (sent.Contains("=@", StringComparison.Ordinal))
            return new() { Limits = Limits, Language = language, QueryText = query, Type = "multipart/form-data; boundary=b", Parts = Files(sent) };
        return new() { Limits = Limits, Language = language, QueryText = $"{query}&{Encoded(sent)}" };
    }

    private static RequestLimits Limits => new() { Depth = 8 };

    private static MemoryRequest OfHeader(string name, string value, string query, string language) => name == "Cookie"
        ? new()
        {
            Limits = Limits,
            Language = language,
            QueryText = query,
            Cookies = value.Split("; ").Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]),
        }
        : new() { Limits = Limits, Language = language, QueryText = query, Headers = new(StringComparer.OrdinalIgnoreCase) { [name] = value } };

    private static RawPart[] Files(string sent) => [.. sent.Split('&').Select(pair => File().Match(pair)).Select(match =>
        new RawPart(match.Groups["name"].Value, default, new MemoryFile(
            match.Groups["file"].Value, match.Groups["type"] is { Success: true } type ? type.Value : "text/plain", "abc"u8.ToArray())))];

    private static string Encoded(string pairs) => pairs.Contains('%', StringComparison.Ordinal) ? pairs : string.Join('&', pairs.Split('&').Select(pair =>
        string.Join('=', pair.Split('=', 2).Select(Uri.EscapeDataString))));

    [GeneratedRegex(@"^([A-Za-z-]+): (.*)$")]
    private static partial Regex Header();

    [GeneratedRegex(@"^(?<name>.*?)=@(?<file>[^;]*)(;type=(?<type>.*))?$")]
    private static partial Regex File();
}
