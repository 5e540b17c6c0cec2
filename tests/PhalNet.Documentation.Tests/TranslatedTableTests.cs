using System.Text.RegularExpressions;
using PhalNet.Tests.Shared;
using Shouldly;
using Xunit;

namespace PhalNet.Documentation.Tests;

/// <summary>The tables of a Chinese page show the values of the English page, such as defaults, and the messages it quotes.</summary>
public sealed partial class TranslatedTableTests
{
    private const string Folder = "docs";
    private const string Chinese = ".zh-CN.md";

    private static readonly string[] QuotedMessages = ["English", "中文"];

    public static TheoryData<string> ChinesePages =>
        [.. Repository.Pages.Where(page => page.StartsWith(Folder, StringComparison.Ordinal) && page.EndsWith(Chinese, StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(ChinesePages))]
    public void Row_ShowsTheCode_OfTheEnglishRow(string page)
    {
        foreach (var (english, chinese) in Rows(page))
        {
            foreach (var (cell, translated) in english.Cells.Zip(chinese.Cells))
                Codes(cell).Except(Codes(translated)).ShouldBeEmpty($"{page}: {chinese.Line}");
        }
    }

    [Theory]
    [MemberData(nameof(ChinesePages))]
    public void Row_QuotesTheMessages_OfTheEnglishRow(string page)
    {
        foreach (var (english, chinese) in Rows(page))
        {
            foreach (var column in QuotedMessages.Where(english.Has))
                chinese[column].ShouldBe(english[column], page);
        }
    }

    private static IEnumerable<(PageRow English, PageRow Chinese)> Rows(string page)
    {
        var chinese = Path.GetRelativePath(Folder, page);
        var tables = PageTable.Of($"{chinese[..^Chinese.Length]}.md").Zip(PageTable.Of(chinese));
        return tables.SelectMany(pair => pair.First.Rows.Zip(pair.Second.Rows));
    }

    private static IEnumerable<string> Codes(string cell) => Code().Matches(cell).Select(match => match.Value);

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();
}
