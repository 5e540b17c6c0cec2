using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace PhalNet.Hosting;

/// <summary>
/// Writes <c>/**/callback(JSON);</c> for one request; the leading comment prevents the reply from being interpreted as another file type
/// (CVE-2014-4671).
/// </summary>
internal sealed partial class JsonpReplyFormat(JsonReplyFormat json, string callback) : IReplyFormat
{
    public string Name => "jsonp";

    public string ContentType => "application/javascript;charset=utf-8";

    /// <summary>The last callback name in the query; null for none.</summary>
    public static string? FindCallback(HttpRequest request, string parameter) =>
        request.Query.TryGetValue(parameter, out var values) && values.LastOrDefault() is { Length: > 0 } name && name != "0" ? name : null;

    /// <summary>Whether a callback is a function name: identifiers separated by dots.</summary>
    public static bool IsSafe(string callback) => SafeName().IsMatch(callback);

    public void Write(IBufferWriter<byte> output, Reply reply)
    {
        Encoding.ASCII.GetBytes($"/**/{callback}(", output);
        json.Write(output, reply);
        output.Write(");"u8);
    }

    [GeneratedRegex(@"^[A-Za-z_$][A-Za-z0-9_$]{0,127}(\.[A-Za-z_$][A-Za-z0-9_$]{0,127}){0,7}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SafeName();
}
