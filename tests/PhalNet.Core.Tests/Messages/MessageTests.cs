using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PhalNet.Core.Tests.Messages;

public sealed partial class MessageTests
{
    [Fact]
    public void Texts_OfBothLanguages_HaveTheSameKeysAndPlaceholders()
    {
        var chinese = Texts("zh-CN");
        var english = Texts("en");

        chinese.Keys.ShouldBe(english.Keys);
        foreach (var (key, text) in chinese)
        {
            text.ShouldNotBeEmpty();
            Placeholders(text).ShouldBe(Placeholders(english[key]), ignoreOrder: true, customMessage: key);
        }
    }

    [Theory]
    [InlineData("en", "There is no service Nope.")]
    [InlineData("EN", "There is no service Nope.")]
    [InlineData("zh-CN", "没有名为 Nope 的接口。")]
    [InlineData("fr", "There is no service Nope.")]
    [InlineData(null, "There is no service Nope.")]
    public async Task Message_InALanguage_FallsBackToTheApplications(string? language, string expected)
    {
        await using var host = await TestHost.StartAsync();

        (await host.CallAsync(new CallRequest("Nope", CallRequest.Create("").Values) { Language = language })).Message.ShouldBe(expected);
    }

    [Fact]
    public async Task Texts_OfTheApplication_ReplaceBuiltInOnesAndAddLanguages()
    {
        await using var host = await TestHost.StartAsync(app => app
            .AddMessages("en", new Dictionary<string, string> { ["service.unknown"] = "{service}? Never heard of it." })
            .AddMessages("fr", new Dictionary<string, string> { ["service.unknown"] = "Pas de {service}." }));

        var catalog = host.Services.GetRequiredService<IMessageCatalog>();

        (await host.CallAsync("Nope")).Message.ShouldBe("Nope? Never heard of it.");
        (await host.CallAsync(new CallRequest("Nope", CallRequest.Create("").Values) { Language = "fr" })).Message.ShouldBe("Pas de Nope.");
        catalog.Languages.ShouldBe(["en", "zh-CN", "fr"], ignoreOrder: true);
        catalog.Format("fr", "rule.required", [new("name", "id")]).ShouldBe("id is required.");
    }

    [Theory]
    [InlineData("{name} is {name}", "a is a")]
    [InlineData("{name}{other}", "a{name}")]
    [InlineData("{unknown} {}", "{unknown} {}")]
    [InlineData("plain", "plain")]
    public async Task Placeholders_OfAText_AreFilledOnce(string text, string expected)
    {
        await using var host = await TestHost.StartAsync();

        host.Services.GetRequiredService<IMessageCatalog>().Format("en", text, [new("name", "a"), new("other", "{name}")]).ShouldBe(expected);
    }

    [Fact]
    public async Task Directory_OfTexts_ReplacesThem()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("en.json", "\uFEFF{\"service.unknown\":\"gone: {service}\"}");
        directory.Write("de.json", "{\"service.unknown\":\"weg: {service}\"}");
        await using var host = await TestHost.StartAsync(app => app.AddModule("App", []), options => options.MessagesDirectory = directory.Path);

        (await host.CallAsync("Nope")).Message.ShouldBe("gone: Nope");
        (await host.CallAsync(new CallRequest("Nope", CallRequest.Create("").Values) { Language = "de" })).Message.ShouldBe("weg: Nope");
    }

    [Theory]
    [InlineData("{", "is not a flat JSON object of keys and texts")]
    [InlineData("[]", "is not a flat JSON object of keys and texts")]
    [InlineData("{\"a\":{}}", "is not a flat JSON object of keys and texts")]
    [InlineData("{\"a\":null}", "has no text for 'a'")]
    [InlineData("null", "is empty")]
    public async Task Directory_WithABrokenFile_KeepsTheHostFromStarting(string content, string expected)
    {
        using var directory = new TemporaryDirectory();
        directory.Write("en.json", content);

        var error = await Should.ThrowAsync<OptionsValidationException>(() =>
            TestHost.StartAsync(app => app.AddModule("App", []), options => options.MessagesDirectory = directory.Path));

        error.Message.ShouldStartWith($"{directory.Of("en.json")} {expected}");
    }

    [Fact]
    public async Task Directory_ThatIsMissing_KeepsTheHostFromStarting() =>
        (await Should.ThrowAsync<OptionsValidationException>(() => TestHost.StartAsync(app => app.AddModule("App", []), options => options.MessagesDirectory = "nowhere")))
            .Message.ShouldContain("PhalNet:MessagesDirectory");

    private static Dictionary<string, string> Texts(string language)
    {
        using var stream = typeof(IMessageCatalog).Assembly.GetManifestResourceStream($"PhalNet.Messages.{language}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}
