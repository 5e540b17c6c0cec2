using System.Text;
using System.Text.Json;
using PhalNet.Conformance.Cases;
using PhalNet.Conformance.Http;

namespace PhalNet.Conformance.Tests.Documented;

/// <summary>A test of one row of the tables under "Strict and PhalApi": one request, and its outcome under each profile.</summary>
/// <param name="Row">The first cell of the row.</param>
/// <param name="Request">Method and target, <c>GET /?s=App.Sent.Text&amp;text=a</c>.</param>
/// <param name="Strict">The outcome under Strict.</param>
/// <param name="PhalApi">The outcome under PhalApi.</param>
/// <param name="Headers">The request's headers.</param>
/// <param name="Body">Its body, each character a byte.</param>
/// <param name="PhalNet">The section <c>PhalNet</c> of the application's configuration.</param>
/// <param name="Service">A service that only this application has.</param>
internal sealed record ProfileCase(
    string Row,
    string Request,
    ProfileOutcome Strict,
    ProfileOutcome PhalApi,
    IReadOnlyDictionary<string, string>? Headers = null,
    string? Body = null,
    JsonElement? PhalNet = null,
    string? Service = null)
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    /// <summary>Equal for cases that can share an application.</summary>
    public string Application => $"{PhalNet} {Service} {Strict.PhalNet} {PhalApi.PhalNet}";

    public static IReadOnlyList<ProfileCase> Read() =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests/PhalNet.Conformance.Tests/Documented/profiles.jsonl"))
            .Select(line => JsonSerializer.Deserialize<ProfileCase>(line, Names)!)];

    public RecordedRequest ToRequest()
    {
        var words = Request.Split(' ', 2);
        var target = words[1].Split('?', 2);
        return new(words[0], target[0])
        {
            Query = target.ElementAtOrDefault(1) ?? "",
            Headers = [.. Headers ?? new Dictionary<string, string>()],
            Body = Body is null ? null : Encoding.Latin1.GetBytes(Body),
        };
    }
}

/// <summary>A reply, or an error that stops the start.</summary>
/// <param name="Ret">The reply's ret.</param>
/// <param name="Data">The reply's data; not compared if null.</param>
/// <param name="Message">A part of the reply's message.</param>
/// <param name="Http">The HTTP status.</param>
/// <param name="Statements">How many statements <c>debug</c> shows.</param>
/// <param name="Start">A part of the error that stops the start.</param>
/// <param name="PhalNet">Configuration of this profile only.</param>
internal sealed record ProfileOutcome(
    int Ret = 200,
    JsonElement? Data = null,
    string? Message = null,
    int Http = 200,
    int? Statements = null,
    string? Start = null,
    JsonElement? PhalNet = null)
{
    /// <summary>The difference from the expected reply; null if there is none.</summary>
    public string? Compare(RawReply reply)
    {
        if (reply.Body.Length == 0)
            return $"HTTP {reply.Status}";
        using var document = JsonDocument.Parse(reply.Body, new JsonDocumentOptions { MaxDepth = 600 });
        var envelope = document.RootElement;
        var fits = reply.Status == Http
            && envelope.GetProperty("ret").GetInt32() == Ret
            && (Data is not { } data || JsonElement.DeepEquals(data, envelope.GetProperty("data")))
            && envelope.GetProperty("msg").GetString()!.Contains(Message ?? "", StringComparison.Ordinal)
            && (Statements is not { } count || envelope.GetProperty("debug").GetProperty("sqls").GetArrayLength() == count);
        return fits ? null : $"HTTP {reply.Status} {reply.BodyText}";
    }
}
