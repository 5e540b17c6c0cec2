using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace PhalNet.Hosting;

internal static partial class Jsonp
{
    /// <summary>The callback the query names last, null where it names none.</summary>
    public static string? Find(HttpRequest request, string parameter) =>
        request.Query.TryGetValue(parameter, out var values) && values.LastOrDefault() is { Length: > 0 } name && name != "0" ? name : null;

    /// <summary>Whether a name can only be that of a function: identifiers with dots between them.</summary>
    public static bool IsSafe(string name) => SafeName().IsMatch(name);

    /// <summary>
    /// Writes <c>/**/callback(JSON);</c>; the comment in front keeps the reply from being read as another file type (CVE-2014-4671).
    /// </summary>
    public static void Write(EnvelopeBuffer buffer, string callback, Action<Utf8JsonWriter> writeJson)
    {
        Ascii(buffer, $"/**/{callback}(");

        // Older scripts take U+2028 and U+2029 for line ends; the default encoder escapes them.
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.Default, MaxDepth = EnvelopeBuffer.MaxDepth };
        using (var writer = new Utf8JsonWriter(buffer.Bytes, options))
            writeJson(writer);
        Ascii(buffer, ");");
    }

    private static void Ascii(EnvelopeBuffer buffer, string text) => Encoding.ASCII.GetBytes(text, buffer.Bytes);

    [GeneratedRegex(@"^[A-Za-z_$][A-Za-z0-9_$]{0,127}(\.[A-Za-z_$][A-Za-z0-9_$]{0,127}){0,7}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SafeName();
}
