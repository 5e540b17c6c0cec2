using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace PhalNet.Documentation.Tests;

public sealed class PageTests
{
    public static TheoryData<string> Pages => [.. Repository.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_ShowsFile_AsItIs(string page)
    {
        foreach (var block in CodeBlock.In(Repository.Read(page)).Where(block => block.File is not null))
            block.Text.ShouldBe(Repository.Read(block.File!).ReplaceLineEndings("\n"), $"{page} shows {block.File}");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_LinksToFile_ThatExists(string page)
    {
        var directory = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        foreach (var link in MarkdownLink.In(Repository.Read(page)))
            Path.Exists(Path.Combine(directory, link)).ShouldBeTrue($"{page} links to {link}");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_LinksToHeading_ThatExists(string page)
    {
        var directory = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        foreach (var (file, anchor) in MarkdownLink.ToHeadings(Repository.Read(page)))
        {
            var target = file.Length == 0 ? page : Path.GetRelativePath(Repository.Root, Path.Combine(directory, file));
            if (Repository.Contains(target))
                new MarkdownPage(Repository.Read(target)).Anchors.ShouldContain(anchor, $"{page} links to {file}#{anchor}");
        }
    }

    [Theory]
    [InlineData("docs/tutorial/01-first-service.md", "docs/samples/first-service")]
    [InlineData("docs/how-to/move-from-phalapi.md", "docs/samples/moved-service")]
    [InlineData("docs/how-to/move-from-phalapi-data.md", "docs/samples/moved-model")]
    [InlineData("docs/how-to/move-from-phalapi-services.md", "docs/samples/moved-library")]
    [InlineData("docs/how-to/modules-at-run-time.md", "docs/samples/modules-at-run-time")]
    [InlineData("docs/how-to/add-a-reply-format.md", "docs/samples/reply-format")]
    [InlineData("docs/how-to/entity-framework-core.md", "docs/samples/entity-framework-core")]
    public async Task Page_ShowsReply_AsTheSampleGivesIt(string page, string sample)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await Sample.StartAsync(sample);
        using var client = new HttpClient();
        var blocks = CodeBlock.In(Repository.Read(page));
        var checkedReplies = 0;
        foreach (var (command, reply) in blocks.Zip(blocks.Skip(1)).Where(pair => IsReply(pair.First, pair.Second)))
        {
            using var request = CurlCommand.Parse(command.Text.Trim(), server.Url).ShouldNotBeNull(command.Text);
            using var response = await client.SendAsync(request, cancellation);
            var text = await response.Content.ReadAsStringAsync(cancellation);
            if (reply.Language == "text")
                text.ShouldBe(reply.Text.Trim(), command.Text);
            else
                JsonNode.DeepEquals(JsonNode.Parse(text), JsonNode.Parse(reply.Text)).ShouldBeTrue($"{command.Text}gives {text}");
            checkedReplies++;
        }

        checkedReplies.ShouldBeGreaterThan(0);
    }

    private static bool IsReply(CodeBlock command, CodeBlock reply) =>
        reply.Language == "json" || (reply.Language == "text" && command.Text.StartsWith("curl ", StringComparison.Ordinal));
}
