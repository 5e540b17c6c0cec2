using System.Text;
using System.Text.Json;

namespace PhalNet.Conformance.Cases;

/// <summary>Parses one line of a case file; errors are reported as <see cref="FormatException"/>.</summary>
internal static class CaseReader
{
    public static ConformanceCase Read(JsonElement line)
    {
        var request = line.Member("request") is { ValueKind: JsonValueKind.Object } found ? found : throw Missing("request");
        var expect = line.Member("expect") is { ValueKind: JsonValueKind.Object } expected ? expected : throw Missing("expect");
        if (!expect.TryInteger("status", out _)) throw Missing("expect.status");
        return new ConformanceCase(line.Text("id") ?? throw Missing("id"), ReadRequest(request), expect)
        {
            Tags = line.Member("tags") is { ValueKind: JsonValueKind.Array } tags ? [.. tags.EnumerateArray().Select(tag => tag.ToString())] : [],
            Volatile = line.Member("volatile") is { ValueKind: JsonValueKind.True },
            Config = line.Member("config") is { ValueKind: JsonValueKind.Object } config ? config : CaseJson.EmptyObject,
            Rule = line.Member("rule"),
            Rules = line.Member("rules"),
            Respond = line.Member("respond"),
        };
    }

    private static RecordedRequest ReadRequest(JsonElement request) =>
        new(request.Text("method") ?? throw Missing("request.method"), request.Text("path") ?? throw Missing("request.path"))
        {
            Query = request.Text("query") ?? "",
            ContentType = request.Text("contentType"),
            Body = request.Text("bodyBase64") is { } encoded ? Convert.FromBase64String(encoded)
                : request.Text("body") is { } text ? Encoding.UTF8.GetBytes(text)
                : null,
            Headers = ReadPairs(request, "headers"),
            Cookies = ReadPairs(request, "cookies"),
        };

    private static List<KeyValuePair<string, string>> ReadPairs(JsonElement request, string member)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        if (request.Member(member) is not { ValueKind: JsonValueKind.Object } values) return pairs;
        foreach (var pair in values.EnumerateObject())
        {
            IEnumerable<JsonElement> each = pair.Value.ValueKind == JsonValueKind.Array ? pair.Value.EnumerateArray() : [pair.Value];
            foreach (var value in each)
            {
                if (value.ValueKind != JsonValueKind.String) throw new FormatException($"request.{member}.{pair.Name} is no text");
                pairs.Add(new(pair.Name, value.GetString()!));
            }
        }

        return pairs;
    }

    private static FormatException Missing(string member) => new($"{member} is missing or of the wrong type");
}
