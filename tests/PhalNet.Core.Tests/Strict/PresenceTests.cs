using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace PhalNet.Core.Tests.Strict;

public sealed class PresenceTests
{
    private static readonly JsonElement Null = JsonDocument.Parse("null").RootElement;

    [Theory]
    [InlineData("RequiredInt", "value is required.")]
    [InlineData("RequiredText", "value is required.")]
    [InlineData("RequiredNullable", "value is required.")]
    [InlineData("AllowedEmpty", "value is required.")]
    [InlineData("RequiredList", "value is required.")]
    public async Task Required_ThatWasNotSent_GivesRet400(string action, string message)
    {
        await using var host = await TestHost.StartAsync(typeof(Presence));

        (await host.CallAsync($"App.Presence.{action}")).Message.ShouldBe(message);
        (await host.CallAsync($"App.Presence.{action}", ("value", Null))).Message.ShouldBe(message);
    }

    [Theory]
    [InlineData("RequiredInt", "value is required.")]
    [InlineData("RequiredNullable", "value is required.")]
    [InlineData("RequiredList", "value is required.")]
    [InlineData("RequiredText", "value must not be empty.")]
    [InlineData("Trimmed", "value must not be empty.")]
    public async Task Required_ThatIsEmpty_GivesRet400(string action, string message)
    {
        await using var host = await TestHost.StartAsync(typeof(Presence));

        var result = await host.CallAsync($"App.Presence.{action}", ("value", action == "Trimmed" ? "  " : ""));

        result.Ret.ShouldBe(400);
        result.Message.ShouldBe(message);
    }

    [Theory]
    [InlineData("OptionalInt", "none")]
    [InlineData("OptionalText", "none")]
    [InlineData("OptionalList", "none")]
    [InlineData("DefaultInt", "5")]
    [InlineData("DefaultText", "abc")]
    [InlineData("DefaultEnum", "Friday")]
    [InlineData("DefaultNullableEnum", "Friday")]
    [InlineData("DefaultDecimal", "0.5")]
    [InlineData("DefaultStruct", "00000000-0000-0000-0000-000000000000")]
    [InlineData("DefaultZero", "0")]
    public async Task Optional_ThatWasNotSent_HasItsDefault(string action, string expected)
    {
        await using var host = await TestHost.StartAsync(typeof(Presence));

        (await host.CallAsync($"App.Presence.{action}")).Data.ShouldBe(expected);
        (await host.CallAsync($"App.Presence.{action}", ("value", Null))).Data.ShouldBe(expected);
    }

    [Theory]
    [InlineData("OptionalInt", "none")]
    [InlineData("OptionalList", "none")]
    [InlineData("DefaultInt", "5")]
    [InlineData("DefaultEnum", "Friday")]
    [InlineData("OptionalText", "")]
    [InlineData("DefaultText", "")]
    [InlineData("AllowedEmpty", "")]
    [InlineData("AllowedByRequired", "")]
    public async Task Empty_CountsAsAbsentUnlessItIsText(string action, string expected)
    {
        await using var host = await TestHost.StartAsync(typeof(Presence));

        (await host.CallAsync($"App.Presence.{action}", ("value", ""))).Data.ShouldBe(expected);
    }

    [Fact]
    public async Task Rules_OfASignature_AreReadableByDocumentation()
    {
        await using var host = await TestHost.StartAsync(typeof(Presence));

        ParameterRule Rule(string action) => host.Registry.Current.Actions.Single(found => found.Description.Action == action).Rules.Single();

        Rule("RequiredText").ShouldSatisfyAllConditions(
            rule => rule.Required.ShouldBeTrue(), rule => rule.Type.ShouldBe("string"), rule => rule.Name.ShouldBe("value"), rule => rule.HasDefault.ShouldBeFalse());
        Rule("OptionalText").Required.ShouldBeFalse();
        Rule("DefaultInt").ShouldSatisfyAllConditions(rule => rule.HasDefault.ShouldBeTrue(), rule => rule.Default.ShouldBe(5), rule => rule.Required.ShouldBeFalse());
        Rule("SnakeCased").ShouldSatisfyAllConditions(
            rule => rule.Name.ShouldBe("long_member_name"), rule => rule.Member.ShouldBe("longMemberName"), rule => rule.Hidden.ShouldBeTrue());
    }

    [Service("App.Presence")]
    private sealed class Presence
    {
        public string RequiredInt(int value) => Show(value);

        public string RequiredText(string value) => Show(value);

        public string RequiredNullable([Required] int? value) => Show(value);

        public string RequiredList(int[] value) => Show(value.Length);

        public string Trimmed([Trim] string value) => Show(value);

        public string AllowedEmpty([Param(AllowEmpty = true)] string value) => Show(value);

        public string AllowedByRequired([Required(AllowEmptyStrings = true)] string value) => Show(value);

        public string OptionalInt(int? value) => Show(value);

        public string OptionalText(string? value) => Show(value);

        public string OptionalList(List<int>? value) => Show(value?.Count);

        public string DefaultInt(int value = 5) => Show(value);

        public string DefaultText(string value = "abc") => Show(value);

        public string DefaultEnum(DayOfWeek value = DayOfWeek.Friday) => Show(value);

        public string DefaultNullableEnum(DayOfWeek? value = DayOfWeek.Friday) => Show(value);

        public string DefaultDecimal(decimal value = 0.5m) => Show(value);

        public string DefaultStruct(Guid value = default) => Show(value);

        public string DefaultZero(int value = 0) => Show(value);

        public string SnakeCased([Param(Hidden = true)] string longMemberName) => longMemberName;

        private static string Show(object? value) => value is null ? "none" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}");
    }
}
