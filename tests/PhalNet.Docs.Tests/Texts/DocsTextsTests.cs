using System.Text.RegularExpressions;

namespace PhalNet.Docs.Tests.Texts;

public sealed class DocsTextsTests
{
    [Fact]
    public void Texts_InAllLanguages_HaveTheSameKeysAndPlaceholders()
    {
        var (chinese, english) = (Of("zh-CN"), Of("en"));

        chinese.Keys.Order().ShouldBe(english.Keys.Order());
        foreach (var key in english.Keys)
            Placeholders(chinese[key]).ShouldBe(Placeholders(english[key]), key);
    }

    [Fact]
    public void Texts_WithPlaceholders_CanBeFilled()
    {
        foreach (var texts in DocsTexts.All)
        {
            foreach (var key in texts.Keys)
                Should.NotThrow(() => texts[key, "one", "two", "three", "four"], key);
        }
    }

    private static DocsTexts Of(string language) => DocsTexts.All.Single(texts => texts.Language == language);

    private static string[] Placeholders(string text) => [.. Regex.Matches(text, @"\{[0-9]+\}").Select(match => match.Value).Distinct().Order()];
}
