using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace PhalNet.Documentation.Tests;

/// <summary>
/// Follows the page about the first hour in production step by step. Placeholders in capital letters, such as APP_KEY, are replaced by the
/// values of the preceding replies.
/// </summary>
public sealed class FirstHourPageTests
{
    private const string Program = "dotnet phalnet/PhalNet.Server.dll --PhalNet:DataDirectory=/var/lib/phalnet ";

    private readonly Dictionary<string, string> _known = [];

    [Fact]
    public async Task Page_Followed_GivesTheRepliesThatItShows()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        await using var server = await ServerProcess.StartAsync("--PhalNet:Language=en");
        using var client = new HttpClient();
        var blocks = CodeBlock.In(Repository.Read("docs/how-to/first-hour-in-production.md"));
        var pairs = blocks.Zip(blocks.Skip(1)).Where(pair => pair.Second.Language == "json").ToList();
        pairs.Count.ShouldBeGreaterThan(8);
        foreach (var (command, reply) in pairs)
        {
            var line = Fill(command.Text.Trim());
            var text = line.StartsWith(Program, StringComparison.Ordinal)
                ? await RunAsync(line[Program.Length..], server.DataDirectory)
                : await CallAsync(client, server.Url, line, limit.Token);
            Compare(JsonNode.Parse(reply.Text)!, JsonNode.Parse(text)!, line);
        }
    }

    // Longest first: UUID, for example, is part of BENS_UUID.
    private string Fill(string text) => _known.OrderByDescending(pair => pair.Key.Length)
        .Aggregate(text, (filled, pair) => filled.Replace(pair.Key, pair.Value, StringComparison.Ordinal));

    private void Compare(JsonNode shown, JsonNode given, string command)
    {
        switch (shown)
        {
            case JsonObject members:
                given.AsObject().Select(member => member.Key).ShouldBe(members.Select(member => member.Key), command);
                foreach (var (name, value) in members.Where(member => member.Value is not null && !member.Key.EndsWith("_at", StringComparison.Ordinal)))
                    Compare(value!, given[name]!, command);
                break;
            case JsonArray elements:
                given.AsArray().Count.ShouldBe(elements.Count, command);
                for (var i = 0; i < elements.Count; i++)
                    Compare(elements[i]!, given[i]!, command);
                break;
            default:
                Value(shown.ToString(), given.ToString(), command);
                break;
        }
    }

    private void Value(string shown, string given, string command)
    {
        if (shown.StartsWith("20", StringComparison.Ordinal) && shown.Length == 19)
            return;
        var isName = shown.Length > 3 && shown.All(character => char.IsAsciiLetterUpper(character) || character == '_');
        if (isName && _known.TryAdd(shown, given))
            return;
        given.ShouldBe(isName ? _known[shown] : shown, command);
    }

    private static async Task<string> CallAsync(HttpClient client, Uri server, string line, CancellationToken cancellation)
    {
        using var request = CurlCommand.Parse(line, server).ShouldNotBeNull(line);
        using var response = await client.SendAsync(request, cancellation);
        return await response.Content.ReadAsStringAsync(cancellation);
    }

    private static async Task<string> RunAsync(string arguments, string directory)
    {
        var (exitCode, output, errors) = await ServerProgram.RunAsync([$"--PhalNet:DataDirectory={directory}", .. arguments.Split(' ')]);
        exitCode.ShouldBe(0, $"{arguments}\n{errors}");
        return output;
    }
}
