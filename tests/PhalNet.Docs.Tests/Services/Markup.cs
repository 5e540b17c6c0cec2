namespace PhalNet.Docs.Tests.Services;

/// <summary>
/// Comments with <c>every</c> tag.
///
/// The second paragraph.
/// </summary>
[Service("Shop.Markup")]
public sealed class Markup
{
    /// <summary>
    /// Markup with a List&lt;int&gt; in it
    /// and a second line.
    /// </summary>
    /// <remarks>
    /// <para>First, with <c>code</c>, <b>bold</b>, <i>italics</i>, <strong>strong</strong> and <em>stressed</em>.</para>
    /// Then <see langword="null"/>, <paramref name="text"/>, <see cref="List{T}"/>, <see cref="Markup"/>, <see cref="Say(string)"/>
    /// and <see href="https://example.com/a(b)">a link</see>, <see href="/docs">a path</see> or <see href="https://example.com/"/>.
    /// <list type="bullet">
    ///   <item>one</item>
    ///   <item><term>two</term><description>the second
    ///   with another line</description></item>
    ///   <item><description>three</description></item>
    /// </list>
    /// <list type="number">
    ///   <item>first</item>
    ///   <item>second</item>
    /// </list>
    /// <code>
    /// if (x)
    ///     return `y`;
    ///
    /// done();
    /// </code>
    /// A list in Markdown:
    ///
    /// - outer
    ///   - inner <c>a</c>
    ///
    /// <![CDATA[<script>alert(1)</script>]]> and <see href="javascript:alert(1)">run me</see>, <a href="data:text/html,x">data</a>.
    /// </remarks>
    /// <param name="text">What to say.</param>
    public string Say(string text) => text;
}
