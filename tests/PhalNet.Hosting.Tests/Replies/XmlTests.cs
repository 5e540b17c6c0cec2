using System.Xml.Linq;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;
using ReplyService = PhalNet.Hosting.Tests.Services.Replies;

namespace PhalNet.Hosting.Tests.Replies;

public sealed class XmlTests
{
    [Fact]
    public async Task Envelope_IsWrittenAsXml()
    {
        await using var host = await StartAsync();
        using var response = await host.Client.GetAsync("/api?s=Replies.Text&text=%E4%BD%A0%3Cx%3E%26");
        Envelope.ContentTypeOf(response).ShouldBe("application/xml;charset=utf-8");
        (await response.Content.ReadAsStringAsync()).ShouldBe(
            """<?xml version="1.0" encoding="utf-8"?><xml><ret><![CDATA[200]]></ret><data><text><![CDATA[你<x>&]]></text></data><msg><![CDATA[]]></msg></xml>""");
    }

    [Fact]
    public async Task Values_OfEachKind_HaveTheirForm()
    {
        await using var host = await StartAsync();
        var data = (await ReadAsync(host, "Replies.Shapes")).Element("data")!;
        data.Element("list")!.Elements("item").Select(item => item.Value).ShouldBe(["1", "2"]);
        data.Element("nested")!.Elements("item").Select(item => item.Element("a")!.Value).ShouldBe(["1", "2"]);
        data.Element("empty")!.Value.ShouldBe("");
        data.Element("nothing")!.Value.ShouldBe("");
        data.Element("yes")!.Value.ShouldBe("1");
        data.Element("no")!.Value.ShouldBe("");
        data.Element("number")!.Value.ShouldBe("1.5");
    }

    [Theory]
    [InlineData("1a")]
    [InlineData("a b")]
    [InlineData("中")]
    [InlineData("a:b")]
    [InlineData("<x>")]
    [InlineData("😀")]
    [InlineData("_x0041_")]
    [InlineData("xml")]
    public async Task Name_ThatXmlDoesNotAllow_CanBeReadBack(string name)
    {
        await using var host = await StartAsync();
        var element = (await ReadAsync(host, $"Replies.Names&names={Uri.EscapeDataString(name)}")).Element("data")!.Elements().Single();
        System.Xml.XmlConvert.DecodeName(element.Name.LocalName).ShouldBe(name);
    }

    [Fact]
    public async Task Characters_ThatXmlDoesNotAllow_AreReplaced()
    {
        await using var host = await StartAsync();
        (await ReadAsync(host, "Replies.Control")).Element("data")!.Value
            .ShouldBe("a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDb\u2028\u2029]]>c\nd\te<&>");
    }

    [Fact]
    public async Task Refusals_AreXmlToo()
    {
        await using var host = await StartAsync();
        var envelope = await ReadAsync(host, "No.Such.Service");
        envelope.Element("ret")!.Value.ShouldBe("404");
        envelope.Element("data")!.IsEmpty.ShouldBeTrue();
        envelope.Element("msg")!.Value.ShouldContain("No.Such.Service");
    }

    private static async Task<XElement> ReadAsync(TestHost host, string call) => XElement.Parse(await host.Client.GetStringAsync($"/api?s={call}"));

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(options =>
    {
        options.Services.Add(typeof(ReplyService));
        options.Entry = entry => entry.Formats = ["xml"];
    });
}
