using System.Text.Json;

using System.Reflection;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Messages;

public sealed partial class MessageBookTests
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void StartErrors_OfRules_AreTheMessages(string language)
    {
        using var stream = typeof(MessageBook).Assembly.GetManifestResourceStream($"PhalNet.Start.{language}.json")!;
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;

        var book = MessageBook.Load(language);
        foreach (var key in book.Keys.Where(key => key.StartsWith("rule.wrong.", StringComparison.Ordinal) || key == "rules.wrong"))
            texts[key].ShouldBe(book.Text(key, []));
    }

    private static readonly MessageBook Chinese = MessageBook.Load("zh-CN");
    private static readonly MessageBook English = MessageBook.Load("en");

    [Fact]
    public void Books_HoldEveryKeyAndNoOther()
    {
        string[] keys =
        [
            .. typeof(MessageKeys).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!),
        ];
        Chinese.Keys.ShouldBe(keys, ignoreOrder: true);
        English.Keys.ShouldBe(keys, ignoreOrder: true);
    }

    [Fact]
    public void Books_UseTheSamePlaceholders()
    {
        foreach (var key in English.Keys)
        {
            string[] Placeholders(MessageBook book) => [.. Placeholder.Matches(book.Text(key, [])).Select(match => match.Value).Order()];
            Placeholders(Chinese).ShouldBe(Placeholders(English), key);
        }
    }

    [Fact]
    public void Fill_GoesOnWithPlaceholdersInsideOfValues() =>
        MessageBook.Fill("{name}/{value}", new MessageArgs { { "name", "{value}" }, { "value", "{name}" } }).ShouldBe("{name}/{name}");

    [Fact]
    public void Fill_OfBytesThatAreNoUtf8_ReplacesThem() =>
        MessageBook.Fill("{value}", new MessageArgs { { "value", PhpText.FromBytes([0x61, 0xFF]) } }).ShouldBe("a\uFFFD");

    [Fact]
    public void Text_OfACustomMessage_KeepsItsPlaceholders()
    {
        var failure = new RuleFailure(400, MessageKeys.Required, new MessageArgs { { "name", "p" } }, "hello {name}");
        failure.Text(English, _ => null).ShouldBe("hello {name}");
        failure.Text(English, _ => "Hi, {name}").ShouldBe("Hi, {name}");
    }

    [Fact]
    public void Load_OfAnUnknownLanguage_NamesThoseThereAre() =>
        Should.Throw<ArgumentException>(() => MessageBook.Load("fr")).Message.ShouldContain("zh-CN, en");

    [GeneratedRegex("\\{[a-z]+\\}")]
    private static partial Regex Placeholder { get; }
}
