using System.Xml.Linq;

namespace PhalNet.Descriptions.Tests.Comments;

public sealed class CommentMarkdownTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("<c>x</c>", "`x`")]
    [InlineData("<c>a`b</c>", "``a`b``")]
    [InlineData("<c>`</c>", "`` ` ``")]
    [InlineData("<c></c>", "")]
    [InlineData("<b>x</b> <i>y</i> <strong>z</strong> <em>e</em>", "**x** *y* **z** *e*")]
    [InlineData("one<br/>two", "one  \ntwo")]
    [InlineData("<para>one</para><para>two</para>", "one\n\ntwo")]
    [InlineData("<see langword=\"null\"/>", "`null`")]
    [InlineData("<paramref name=\"x\"/> <typeparamref name=\"T\"/>", "`x` `T`")]
    [InlineData("<see cref=\"T:System.Collections.Generic.List`1\"/>", "`List`")]
    [InlineData("<see cref=\"M:Some.Type.Method``1(``0,System.String)\"/>", "`Method`")]
    [InlineData("<see cref=\"M:Some.Type.#ctor(System.String)\"/>", "`Type`")]
    [InlineData("<see cref=\"!:Unknown\"/>", "`Unknown`")]
    [InlineData("<see cref=\"T:Some.Type\">words</see>", "words")]
    [InlineData("<see href=\"https://example.com/\"/>", "[https://example.com/](https://example.com/)")]
    [InlineData("<see href=\"https://example.com/\">words</see>", "[words](https://example.com/)")]
    [InlineData("<see href=\"https://example.com/a(b)\">words</see>", "[words](<https://example.com/a(b)>)")]
    [InlineData("<a href=\"/docs#top\">words</a>", "[words](/docs#top)")]
    [InlineData("<a href=\"page.html\">words</a>", "[words](page.html)")]
    [InlineData("<a href=\"mailto:anna@example.com\">words</a>", "[words](mailto:anna@example.com)")]
    [InlineData("<a href=\"javascript:alert(1)\">words</a>", "words")]
    [InlineData("<a href=\" JavaScript:alert(1)\">words</a>", "words")]
    [InlineData("<a href=\"data:text/html,x\">words</a>", "words")]
    [InlineData("<a href=\"file:///etc/passwd\">words</a>", "words")]
    [InlineData("<script>alert(1)</script>", "alert(1)")]
    [InlineData("<![CDATA[<script>alert(1)</script>]]>", "<script>alert(1)</script>")]
    [InlineData("a &lt; b", "a < b")]
    public void Markdown_OfATag_IsItsOwn(string xml, string markdown) => Write(xml).ShouldBe(markdown);

    [Fact]
    public void Markdown_OfIndentedLines_IsNotIndented() =>
        Write("\n        First line\n        second <c>line</c>\n        <c>third</c> line.\n\n        - outer\n          - inner\n    ")
            .ShouldBe("First line\nsecond `line`\n`third` line.\n\n- outer\n  - inner");

    [Fact]
    public void Markdown_OfTextOnTheFirstLine_IsUnindentedByTheOthers() => Write("First\n    second\n      third").ShouldBe("First\nsecond\n  third");

    [Fact]
    public void Markdown_OfACodeBlock_KeepsItsShape() =>
        Write("\n    Like this:\n    <code language=\"csharp\">\n    if (x)\n        y();\n\n    z();\n    </code>\n    Done.\n")
            .ShouldBe("Like this:\n\n```csharp\nif (x)\n    y();\n\nz();\n```\n\nDone.");

    [Fact]
    public void Markdown_OfACodeBlockWithFences_HasALongerOne() => Write("<code>```\nx\n```</code>").ShouldBe("````\n```\nx\n```\n````");

    [Fact]
    public void Markdown_OfLists_AreLists()
    {
        Write("<list type=\"bullet\"><item>one</item><item><description>two\n  more</description></item></list>").ShouldBe("- one\n- two\n  more");
        Write("<list type=\"number\"><item>one\n\nmore</item><item>two</item></list>").ShouldBe("1. one\n\n   more\n2. two");
        Write("<list><item><term>key</term><description>value</description></item><item><term>alone</term></item></list>").ShouldBe("- **key**: value\n- **alone**");
    }

    [Fact]
    public void Markdown_OfWindowsLines_IsTheSame() => Write("one\r\n    two\r\n\r\n    three").ShouldBe("one\ntwo\n\nthree");

    private static string Write(string xml) => CommentMarkdown.Write(XElement.Parse($"<summary>{xml}</summary>", LoadOptions.PreserveWhitespace));
}
