using System.Text;
using System.Text.RegularExpressions;

namespace PhalNet.Documentation.Tests;

/// <summary>The curl commands of the pages: an address, headers, a body.</summary>
internal static partial class CurlCommand
{
    public static HttpRequestMessage? Parse(string line, Uri server)
    {
        var words = Word().Matches(line).Select(match => match.Value.Trim('\'')).ToArray();
        if (words.FirstOrDefault() != "curl")
            return null;

        var request = new HttpRequestMessage();
        var data = new List<string>();
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i] == "-H")
                request.Headers.TryAddWithoutValidation(words[++i].Split(": ")[0], words[i].Split(": ")[1]);
            else if (words[i] == "-d")
                data.Add(words[++i]);
            else if (words[i] != "-N")
                request.RequestUri = new Uri(server, new Uri(words[i]).PathAndQuery);
        }

        if (data.Count == 0)
            return request;
        request.Method = HttpMethod.Post;
        request.Content = new StringContent(string.Join('&', data), Encoding.UTF8, "application/x-www-form-urlencoded");
        return request;
    }

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex Word();
}
