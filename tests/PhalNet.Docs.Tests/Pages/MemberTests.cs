using System.Net;
using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Pages;

/// <summary>Members of objects and of lists of objects, with their limits, wherever parameters are documented.</summary>
public sealed class MemberTests
{
    [Theory]
    [InlineData("Shop.Rooms.Book", "en", "order.sku|At most 5 characters,order.lines|At most 4 items,order.lines[].qty|1 to 10,order.mail|An email address")]
    [InlineData("Shop.Rooms.Book", "zh-CN", "order.sku|最多 5 个字符,order.lines|最多 4 项,order.lines[].qty|1 到 10,order.mail|电子邮箱地址")]
    [InlineData("Shop.Rooms.BookMany", "en", "orders[].sku|At most 5 characters,orders[].lines[].qty|1 to 10")]
    public async Task Member_OfAParameter_IsSaidWithItsLimits(string service, string language, string members)
    {
        await using var host = await DocsHost.StartAsync([typeof(Rooms)]);
        var page = WebUtility.HtmlDecode(await host.Client.GetStringAsync($"/docs/{service}?lang={language}", TestContext.Current.CancellationToken));
        var texts = new List<string>();
        foreach (var file in new[] { $"{service}.md", $"{service}.prompt.md", "llms-full.txt" })
            texts.Add(await host.Client.GetStringAsync($"/docs/{file}?lang={language}", TestContext.Current.CancellationToken));

        foreach (var (path, limit) in members.Split(',').Select(member => member.Split('|')).Select(pair => (pair[0], pair[1])))
        {
            page.ShouldContain($">{path}</code>");
            page.ShouldContain($"<div>{limit}</div>");
            texts.ShouldAllBe(text => text.Split('\n').Any(line => line.StartsWith($"| `{path}` ", StringComparison.Ordinal) && line.Contains(limit)));
        }
    }

    [Fact]
    public async Task Members_OfAnObject_AreThoseThatAreRead()
    {
        await using var shop = await Shop.StartAsync([typeof(Rooms)]);

        var members = shop.Parameter("Shop.Rooms.Book", "order").Members;

        members.Select(member => $"{member.Path}|{member.IsRequired}|{member.Default}").ShouldBe(
            ["order.sku|True|", "order.lines|True|", "order.lines[].qty|True|", "order.lines[].kind|False|single", "order.note|False|", "order.mail|False|"]);
        shop.Parameter("Shop.Rooms.Pet", "owner").Members.Select(member => member.Path)
            .ShouldBe(["owner.pet", "owner.pet.kind", "owner.pet.name", "owner.pet.lives", "owner.pet.barks"]);
    }

    [Fact]
    public async Task Field_OfAnObject_StartsWithAnExample()
    {
        await using var host = await DocsHost.StartAsync([typeof(Rooms)]);

        var page = WebUtility.HtmlDecode(await host.Client.GetStringAsync("/docs/Shop.Rooms.Book?lang=en", TestContext.Current.CancellationToken));

        page.ShouldContain("spellcheck=\"false\">{\n  \"sku\": \"text\",\n  \"lines\": [\n    {\n      \"qty\": 1,");
    }
}
