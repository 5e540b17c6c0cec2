using Shouldly;
using Xunit;

namespace PhalNet.Documentation.Tests;

/// <summary>
/// README and the pages for users exist in English and in Chinese. A Chinese page has the structure and the code of the English one.
/// </summary>
public sealed class TranslationTests
{
    private const string English = ".md";
    private const string Chinese = ".zh-CN.md";

    // The console texts that this page quotes are in the language of the page.
    private const string PageOfConsoleTexts = "docs/reference/start-errors.md";

    private static readonly string[] Folders = ["docs/tutorial/", "docs/how-to/", "docs/reference/"];

    public static TheoryData<string> EnglishPages => [.. Repository.Pages.Where(page => IsForUsers(page) && !IsChinese(page))];

    public static TheoryData<string> TranslatedPages =>
        [.. Repository.Pages.Where(page => IsForUsers(page) && !IsChinese(page) && Repository.Contains(ChineseOf(page)))];

    public static TheoryData<string> ChinesePages => [.. Repository.Pages.Where(IsChinese)];

    [Theory]
    [MemberData(nameof(EnglishPages))]
    public void EnglishPage_HasAChineseVersion(string page) =>
        Repository.Contains(ChineseOf(page)).ShouldBeTrue($"{ChineseOf(page)} is missing");

    [Theory]
    [MemberData(nameof(ChinesePages))]
    public void ChinesePage_HasAnEnglishVersion(string page) =>
        Repository.Contains(EnglishOf(page)).ShouldBeTrue($"{EnglishOf(page)} is missing");

    [Theory]
    [MemberData(nameof(TranslatedPages))]
    public void Page_BelowItsTitle_LinksToTheOtherLanguage(string page)
    {
        LineBelowTitle(page).ShouldBe($"[中文]({Path.GetFileName(ChineseOf(page))})", page);
        LineBelowTitle(ChineseOf(page)).ShouldBe($"[English]({Path.GetFileName(page)})", ChineseOf(page));
    }

    [Theory]
    [MemberData(nameof(TranslatedPages))]
    public void ChinesePage_HasTheHeadingsAndTablesOfTheEnglishPage(string page)
    {
        var (english, chinese) = Pair(page);

        chinese.HeadingLevels.ShouldBe(english.HeadingLevels, $"levels of the headings in {ChineseOf(page)}");
        chinese.TableRows.ShouldBe(english.TableRows, $"rows of the tables in {ChineseOf(page)}");
    }

    [Theory]
    [MemberData(nameof(TranslatedPages))]
    public void ChinesePage_HasTheCodeBlocksOfTheEnglishPage(string page)
    {
        var (english, chinese) = Pair(page);

        chinese.CodeBlocks.Select(block => block.Language)
            .ShouldBe(english.CodeBlocks.Select(block => block.Language), ChineseOf(page));
        foreach (var (expected, block) in english.CodeBlocks.Zip(chinese.CodeBlocks))
        {
            if (page != PageOfConsoleTexts || expected.Language != "text")
                block.ShouldBe(expected, $"a code block in {ChineseOf(page)}");
        }
    }

    [Theory]
    [MemberData(nameof(ChinesePages))]
    public void ChinesePage_LinksToChinesePages(string page)
    {
        var english = MarkdownLink.In(Repository.Read(page))
            .Where(link => link.EndsWith(English, StringComparison.Ordinal) && !IsChinese(link))
            .Where(link => Resolve(page, link) != EnglishOf(page) && Repository.Contains(ChineseOf(Resolve(page, link))));

        english.ShouldBeEmpty($"{page} links to the English version of a page that exists in Chinese");
    }

    [Fact]
    public void Readme_LinksTheSamePages_InBothLanguages()
    {
        var english = PagesLinkedFrom("README.md");

        english.ShouldNotBeEmpty();
        PagesLinkedFrom("README.zh-CN.md").ShouldBe(english.Select(ChineseOf), ignoreOrder: true);
    }

    private static string[] PagesLinkedFrom(string page) =>
        [.. MarkdownLink.In(Repository.Read(page))
            .Where(link => link.StartsWith("docs/", StringComparison.Ordinal) && link.EndsWith(English, StringComparison.Ordinal))
            .Distinct()];

    private static (MarkdownPage English, MarkdownPage Chinese) Pair(string page) =>
        (new(Repository.Read(page)), new(Repository.Read(ChineseOf(page))));

    private static string LineBelowTitle(string page) => Repository.Read(page).ReplaceLineEndings("\n").Split('\n')[2];

    private static bool IsForUsers(string page) =>
        EnglishOf(page) == "README.md" || Folders.Any(folder => page.StartsWith(folder, StringComparison.Ordinal));

    private static bool IsChinese(string page) => page.EndsWith(Chinese, StringComparison.Ordinal);

    private static string ChineseOf(string page) => IsChinese(page) ? page : page[..^English.Length] + Chinese;

    private static string EnglishOf(string page) => IsChinese(page) ? page[..^Chinese.Length] + English : page;

    private static string Resolve(string page, string link) =>
        Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, link));
}
