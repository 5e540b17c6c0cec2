namespace Modules.Platform.Tests.Documentation;

public sealed class MessageTests
{
    [Fact]
    public void Messages_Languages_HaveTheSameKeysAndPlaceholders()
    {
        var texts = ModuleMessages.Read().ToDictionary(entry => entry.Language, entry => entry.Texts);
        texts.Keys.ShouldBe(["en", "zh-CN"], ignoreOrder: true);
        texts["zh-CN"].Keys.Order().ShouldBe(texts["en"].Keys.Order());
        foreach (var (key, text) in texts["en"])
            Placeholders(texts["zh-CN"][key]).ShouldBe(Placeholders(text), key);
    }

    private static string[] Placeholders(string text) =>
        [.. System.Text.RegularExpressions.Regex.Matches(text, "{[a-z]+}").Select(match => match.Value).Distinct().Order()];
}
