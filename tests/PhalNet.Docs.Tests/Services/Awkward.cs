using System.ComponentModel.DataAnnotations;

namespace PhalNet.Docs.Tests.Services;

/// <summary>Texts | that ] break [ things &lt;b&gt;</summary>
[Service("Shop.Awkward")]
public sealed class Awkward
{
    /// <summary>Pipes | [links](x) &lt;script&gt;alert(1)&lt;/script&gt;</summary>
    /// <remarks>A fence: <code>```</code></remarks>
    /// <param name="text">
    /// First | line
    ///
    /// - an item
    /// - another \| item
    /// </param>
    /// <param name="pattern" example="it's $HOME; &quot;x&quot;">A `|` in code.</param>
    /// <param name="usual">Text &lt;img src=x&gt;.</param>
    /// <returns>A | pipe</returns>
    /// <exception cref="CallException">409: one
    /// | two</exception>
    /// <example>{"text": "```\n| </example>
    public string Run(
        [Param("a|b`c")] string text,
        [Param("<i>name</i>"), RegularExpression(@"(?i)a|b")] string pattern,
        string usual = "``|\n``") => text + pattern + usual;

    /// <summary>It has the end of an address</summary>
    public void Md() { }

    public Dictionary<string, 树> 查找(string 名字 = "") => new() { [名字] = new(null, []) };

    public sealed record 树(树? 上, IReadOnlyList<Dictionary<string, 树>> 下);
}
