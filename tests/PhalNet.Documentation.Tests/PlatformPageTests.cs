using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace PhalNet.Documentation.Tests;

/// <summary>Pages whose replies come from the ready-made server with its Platform module, in the order of the page.</summary>
public sealed partial class PlatformPageTests
{
    [Theory]
    [InlineData("docs/how-to/push-clients.md")]
    public async Task Page_ShowsReply_AsTheServerGivesIt(string page)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        await using var server = await ServerProcess.StartAsync("--environment=Development", "--PhalNet:Debug=Off");
        using var client = new HttpClient();
        var blocks = CodeBlock.In(Repository.Read(page));
        var pairs = blocks.Zip(blocks.Skip(1)).Where(pair => pair.First.Text.StartsWith("curl ", StringComparison.Ordinal)).ToList();
        pairs.ShouldNotBeEmpty();
        foreach (var (command, reply) in pairs)
            await CheckAsync(client, server.Url, command, reply, limit.Token);
    }

    private static async Task CheckAsync(
        HttpClient client, Uri server, CodeBlock command, CodeBlock reply, CancellationToken cancellation)
    {
        using var request = CurlCommand.Parse(command.Text.Trim(), server).ShouldNotBeNull(command.Text);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (reply.Language == "json")
        {
            var text = await response.Content.ReadAsStringAsync(cancellation);
            JsonNode.DeepEquals(JsonNode.Parse(WithoutTimes(text)), JsonNode.Parse(WithoutTimes(reply.Text)))
                .ShouldBeTrue($"{command.Text}gives {text}");
            return;
        }

        // A stream does not end; the page shows its beginning.
        response.Content.Headers.ContentType?.MediaType.ShouldBe("text/event-stream", command.Text);
        using var stream = new StreamReader(await response.Content.ReadAsStreamAsync(cancellation));
        foreach (var line in reply.Text.TrimEnd().Split('\n'))
            WithoutTimes((await stream.ReadLineAsync(cancellation)).ShouldNotBeNull(command.Text)).ShouldBe(WithoutTimes(line), command.Text);
    }

    private static string WithoutTimes(string text) => Time().Replace(text, "TIME");

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")]
    private static partial Regex Time();
}
