using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace PhalNet.Documentation.Tests;

/// <summary>Messages in both languages and the pages use the terms of the glossary.</summary>
public sealed partial class GlossaryTests
{
    private const string Page = "docs/reference/glossary.md";

    // The changelog keeps what was written for earlier versions; the glossary lists the words themselves.
    private static readonly string[] Unchecked = ["CHANGELOG.md", Page, "docs/reference/glossary.zh-CN.md"];

    private static readonly IReadOnlyList<(string Term, string[] Chinese)> Terms =
        [.. Rows("Terms", Page).Select(row => (row[0], row[1].Split('、')))];

    private static readonly string[] NotUsed = [.. Rows("Words that are not used", Page).Select(row => row[0])];

    public static TheoryData<string> MessageFiles =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*en.json", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Where(path => path.EndsWith("/en.json", StringComparison.Ordinal) || path.EndsWith(".en.json", StringComparison.Ordinal))
            .Where(IsSource)];

    public static TheoryData<string> Pages => [.. Repository.Pages.Except(Unchecked)];

    public static TheoryData<string> Projects =>
        [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(path => Path.GetRelativePath(Repository.Root, path))];

    [Fact]
    public void MessageFiles_AreFound() => MessageFiles.Count.ShouldBeGreaterThanOrEqualTo(11);

    [Theory]
    [MemberData(nameof(MessageFiles))]
    public void Message_WithATerm_HasItsChineseTerm(string file)
    {
        var chinese = Messages(file.Replace("en.json", "zh-CN.json", StringComparison.Ordinal));
        var missing = Messages(file).SelectMany(message => Terms
            .Where(term => Contains(message.Value, term.Term))
            .Where(term => !term.Chinese.Append(term.Term).Any(word => chinese[message.Key].Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Select(term => $"{message.Key}: {term.Term} ({string.Join(", ", term.Chinese)}): {chinese[message.Key]}"));

        missing.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(MessageFiles))]
    public void Message_UsesNoWordThatIsNotUsed(string file) => Messages(file)
        .SelectMany(message => NotUsed.Where(word => Contains(message.Value, word)).Select(word => $"{message.Key}: {word}"))
        .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_UsesNoWordThatIsNotUsed(string page)
    {
        var text = Prose(Repository.Read(page));

        NotUsed.Where(word => Contains(text, word)).ShouldBeEmpty(page);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Comment_UsesNoWordThatIsNotUsed(string project) => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories).Where(IsSource)
        .SelectMany(path => File.ReadLines(path).Where(line => line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .SelectMany(line => NotUsed.Where(word => Contains(Tag().Replace(line, " "), word)).Select(word => $"{Path.GetFileName(path)}: {word}: {line.Trim()}")))
        .ShouldBeEmpty();

    [Fact]
    public void ChineseGlossary_HasTheSameTerms()
    {
        const string chinese = "docs/reference/glossary.zh-CN.md";

        Rows("术语", chinese).Select(row => (row[0], row[1])).ShouldBe(Rows("Terms", Page).Select(row => (row[0], row[1])));
        Rows("不使用的词", chinese).Select(row => row[0]).ShouldBe(NotUsed);
    }

    private static bool IsSource(string path) =>
        !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal);

    private static Dictionary<string, string> Messages(string file) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(Repository.Read(file))!
            .ToDictionary(pair => pair.Key, pair => Placeholder().Replace(pair.Value, " "));

    private static string[][] Rows(string title, string page)
    {
        var section = Repository.Read(page).ReplaceLineEndings("\n").Split("\n## ").Single(part => part.StartsWith(title + '\n', StringComparison.Ordinal));
        return [.. section.Split('\n').Where(line => line.StartsWith('|')).Skip(2)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1])];
    }

    // "entry" is also "entries"; "error" is no part of "terror", and "Shop.Order" no order.
    private static bool Contains(string text, string term)
    {
        var single = term.EndsWith("values", StringComparison.Ordinal) ? term[..^1] : term;
        var word = Regex.Escape(single.EndsWith('y') ? single[..^1] : single).Replace(@"\ ", @"[\s-]", StringComparison.Ordinal)
            + (single.EndsWith('y') ? "(?:y|ies)" : "s?");
        return Regex.IsMatch(text, $@"(?<![\w.:-]){word}(?![\w:]|\.\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    private static string Prose(string page) => Code().Replace(page, " ");

    [GeneratedRegex(@"\{\w+\}|`[^`]*`")]
    private static partial Regex Placeholder();

    [GeneratedRegex("<c>.*?</c>|<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"^```.*?^```|`[^`\n]*`|\]\([^)]*\)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();
}
