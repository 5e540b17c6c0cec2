using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PhalNet.Architecture.Tests;

/// <summary>Start errors have texts in both languages, with the same placeholders.</summary>
public sealed partial class StartTextTests
{
    // Patterns that combine texts, and are not texts themselves.
    private static readonly string[] Frames = ["line", "place", "and", "also", "start", "options.module", "by.module"];

    public static TheoryData<string> Projects =>
        [.. Repository.Projects.Select(project => project.Name).Where(name => Texts(name, "en") is not null)];

    [Fact]
    public void Texts_AreThere_WhereStartErrorsAre() => Projects.Count.ShouldBeGreaterThanOrEqualTo(5);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Texts_OfAProject_HaveTheSameKeysAndPlacesInBothLanguages(string project)
    {
        var english = Texts(project, "en")!;
        var chinese = Texts(project, "zh-CN");

        chinese.ShouldNotBeNull().Keys.ShouldBe(english.Keys);
        foreach (var (key, text) in english)
        {
            Places(chinese[key]).ShouldBe(Places(text).Where(place => place != "rest"), ignoreOrder: true, $"{project}: {key}");
            if (!Frames.Contains(key))
                chinese[key].ShouldMatch(@"\p{IsCJKUnifiedIdeographs}", $"{project}: {key}");
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Text_OfAProject_IsSaidInChinese_WithWhatIsFilledIn(string project)
    {
        foreach (var (key, text) in Texts(project, "en")!.Where(pair => !Frames.Contains(pair.Key)))
        {
            var said = new StartException(Fill(text)).Say("zh-CN");

            said.ShouldBe(Fill(Texts(project, "zh-CN")![key]), $"{project}: {key}");
        }
    }

    private static string Fill(string text) => Place().Replace(text, place => place.Groups[1].Value == "rest" ? "" : $"X{place.Groups[1].Value}X");

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(place => place.Groups[1].Value).Distinct();

    private static Dictionary<string, string>? Texts(string project, string language)
    {
        using var stream = Assembly.Load(project).GetManifestResourceStream($"PhalNet.Start.{language}.json");
        return stream is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(stream);
    }

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Place();
}
