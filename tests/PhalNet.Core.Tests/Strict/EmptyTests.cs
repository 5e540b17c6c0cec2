using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;

namespace PhalNet.Core.Tests.Strict;

/// <summary>The meaning of an empty value of an optional parameter, for every source.</summary>
public sealed class EmptyTests
{
    [Theory]
    [InlineData("Pattern", "empty")]
    [InlineData("Length", "empty")]
    [InlineData("MinLength", "empty")]
    [InlineData("Own", "empty")]
    [InlineData("Email", "empty")]
    [InlineData("WithDefault", "empty")]
    [InlineData("EmptyDefault", "empty")]
    [InlineData("AllowedEmpty", "empty")]
    [InlineData("RequiredEmpty", "empty")]
    [InlineData("Allowed", "none")]
    [InlineData("AllowedWithDefault", "a")]
    [InlineData("AllowedWithEmpty", "empty")]
    [InlineData("AllowedAndAllowEmpty", "empty")]
    [InlineData("Choice", "none")]
    [InlineData("ChoiceWithDefault", "Monday")]
    [InlineData("Character", "none")]
    [InlineData("Number", "none")]
    [InlineData("NumberWithDefault", "5")]
    [InlineData("List", "none")]
    [InlineData("ListOfTexts", "none")]
    [InlineData("Header", "empty")]
    public async Task Empty_OfAnOptionalParameter_IsNotHeldToItsLimits(string action, string expected)
    {
        await using var host = await TestHost.StartAsync(typeof(Empties));

        foreach (var result in await EveryWayAsync(host, action, ""))
        {
            result.Message.ShouldBe("");
            result.Data.ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData("TrimmedPattern", "empty")]
    [InlineData("TrimmedAllowed", "none")]
    [InlineData("TrimmedNumber", "none")]
    public async Task Blanks_ThatAreTrimmed_AreEmpty(string action, string expected)
    {
        await using var host = await TestHost.StartAsync(typeof(Empties));

        foreach (var result in await EveryWayAsync(host, action, "  "))
            result.Data.ShouldBe(expected);
    }

    [Theory]
    [InlineData("Pattern", "x", "value does not have the required format.")]
    [InlineData("Pattern", " ", "value does not have the required format.")]
    [InlineData("MinLength", "a", "value must have a length of at least 3.")]
    [InlineData("Own", "a", "value is not valid: not this one")]
    [InlineData("Allowed", "b", "value must be one of: a.")]
    [InlineData("Denied", "", "value must not be one of: \"\".")]
    [InlineData("RequiredPattern", "", "value must not be empty.")]
    [InlineData("RequiredAllowed", "", "value must not be empty.")]
    public async Task Text_ThatIsWritten_IsHeldToTheLimits(string action, string sent, string message)
    {
        await using var host = await TestHost.StartAsync(typeof(Empties));

        foreach (var result in await EveryWayAsync(host, action, sent))
        {
            result.Ret.ShouldBe(400);
            result.Message.ShouldBe(message);
        }
    }

    private static async Task<IReadOnlyList<CallResult>> EveryWayAsync(TestHost host, string action, string text)
    {
        var escaped = Uri.EscapeDataString(text);
        MemoryRequest[] requests =
        [
            new() { Limits = new(), QueryText = $"s=App.Empties.{action}&value={escaped}" },
            new() { Limits = new(), QueryText = $"s=App.Empties.{action}", Type = "application/x-www-form-urlencoded", BodyText = $"value={escaped}" },
            new() { Limits = new(), QueryText = $"s=App.Empties.{action}", BodyText = $$"""{"value":{{JsonSerializer.Serialize(text)}}}""" },
        ];
        var results = new List<CallResult> { await host.CallAsync($"App.Empties.{action}", ("value", text)) };
        foreach (var request in requests)
        {
            await using (request)
            {
                request.Headers["value"] = text;
                results.Add(await host.CallAsync(await new StrictRequestReader().ReadAsync(request, default)));
            }
        }

        return results;
    }

    private sealed class NotThisOneAttribute : ValidationAttribute
    {
        public override bool IsValid(object? value) => false;

        public override string FormatErrorMessage(string name) => "not this one";
    }

    [Service("App.Empties")]
    private sealed class Empties
    {
        public string Pattern([RegularExpression("[0-9]+")] string? value = null) => Show(value);

        public string Length([StringLength(5, MinimumLength = 3)] string? value = null) => Show(value);

        public string MinLength([MinLength(3)] string? value) => Show(value);

        public string Own([NotThisOne] string? value = null) => Show(value);

        public string Email([EmailAddress] string? value = null) => Show(value);

        public string WithDefault([MinLength(3)] string value = "abc") => Show(value);

        public string EmptyDefault([MinLength(3)] string value = "") => Show(value);

        public string AllowedEmpty([Param(AllowEmpty = true), MinLength(3)] string value) => Show(value);

        public string RequiredEmpty([Required(AllowEmptyStrings = true), MinLength(3)] string value) => Show(value);

        public string Allowed([AllowedValues("a")] string? value = null) => Show(value);

        public string AllowedWithDefault([AllowedValues("a")] string value = "a") => Show(value);

        public string AllowedWithEmpty([AllowedValues("", "a")] string? value = null) => Show(value);

        public string AllowedAndAllowEmpty([Param(AllowEmpty = true), AllowedValues("a")] string? value = null) => Show(value);

        public string Denied([DeniedValues("")] string? value = null) => Show(value);

        public string Choice(DayOfWeek? value = null) => Show(value);

        public string ChoiceWithDefault(DayOfWeek value = DayOfWeek.Monday) => Show(value);

        public string Character(char? value = null) => Show(value);

        public string Number([Range(1, 5)] int? value = null) => Show(value);

        public string NumberWithDefault([Range(1, 5)] int value = 5) => Show(value);

        public string List([Length(1, 2)] int[]? value = null) => Show(value);

        public string ListOfTexts([Length(1, 2)] string[]? value = null) => Show(value);

        public string Header([Param(Source = ValueSource.Header), MinLength(3)] string? value = null) => Show(value);

        public string TrimmedPattern([Trim, RegularExpression("[0-9]+")] string? value = null) => Show(value);

        public string TrimmedAllowed([Trim, AllowedValues("a")] string? value = null) => Show(value);

        public string TrimmedNumber([Trim] int? value = null) => Show(value);

        public string RequiredPattern([RegularExpression("[0-9]+")] string value) => Show(value);

        public string RequiredAllowed([AllowedValues("a")] string value) => Show(value);

        private static string Show(object? value) =>
            value switch { null => "none", "" => "empty", _ => Convert.ToString(value, CultureInfo.InvariantCulture)! };
    }
}
