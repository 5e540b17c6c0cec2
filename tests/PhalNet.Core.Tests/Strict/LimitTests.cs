using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using System.Text.Json;

namespace PhalNet.Core.Tests.Strict;

public sealed class LimitTests
{
    [Theory]
    [InlineData("Ranged", "1")]
    [InlineData("Ranged", "10")]
    [InlineData("RangedDecimal", "0.1")]
    [InlineData("RangedDouble", "1.5")]
    [InlineData("RangedDate", "2024-12-31")]
    [InlineData("RangedMoment", "2024-01-01 00:00")]
    [InlineData("AtLeast", "5")]
    [InlineData("Long", "abcde")]
    [InlineData("Exact", "中文字")]
    [InlineData("Minimum", "ab")]
    [InlineData("Maximum", "ab")]
    [InlineData("Listed", "1,2")]
    [InlineData("One", "a")]
    [InlineData("OneInt", "2")]
    [InlineData("OneLong", "2")]
    [InlineData("OneEnum", "monday")]
    [InlineData("Several", "a,b,a")]
    [InlineData("Matching", "abc")]
    [InlineData("Matching", "xyz")]
    [InlineData("Even", "4")]
    [InlineData("Exclusive", "2")]
    public async Task Value_WithinItsLimits_IsLetIn(string action, string value)
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync($"App.Limited.{action}", ("value", value));

        result.Message.ShouldBe("");
        result.Ret.ShouldBe(200);
    }

    [Theory]
    [InlineData("Ranged", "0", "value must be from 1 to 10.")]
    [InlineData("Ranged", "11", "value must be from 1 to 10.")]
    [InlineData("RangedDecimal", "0.09", "value must be from 0.1 to 0.9.")]
    [InlineData("RangedDouble", "2.01", "value must be from 0.5 to 2.")]
    [InlineData("RangedDate", "2025-01-01", "value must be from 2024-01-01 to 2024-12-31.")]
    [InlineData("RangedMoment", "2023-12-31 23:59", "value must be from 2024-01-01 to 2024-12-31.")]
    [InlineData("RangedMoment", "2023-12-31T15:59:59Z", "value must be from 2024-01-01 to 2024-12-31.")]
    [InlineData("Long", "a", "value must have a length from 2 to 5.")]
    [InlineData("Long", "abcdef", "value must have a length from 2 to 5.")]
    [InlineData("Exact", "中文", "value must have a length from 3 to 3.")]
    [InlineData("Minimum", "a", "value must have a length of at least 2.")]
    [InlineData("Maximum", "abc", "value must have a length of at most 2.")]
    [InlineData("Short", "abc", "value must have a length of at most 2.")]
    [InlineData("Listed", "1", "value must have a length from 2 to 3.")]
    [InlineData("Listed", "1,2,3,4", "value must have a length from 2 to 3.")]
    [InlineData("One", "c", "value must be one of: a, b.")]
    [InlineData("OneInt", "4", "value must be one of: 1, 2.")]
    [InlineData("OneEnum", "friday", "value must be one of: monday, sunday.")]
    [InlineData("Several", "a,c", "value must be one of: a, b.")]
    [InlineData("Matching", "abcd", "value does not have the required format.")]
    [InlineData("Matching", "xyz\n", "value does not have the required format.")]
    [InlineData("Even", "3", "value is not valid: value should be even")]
    [InlineData("Asking", "3", "value is not valid: App says no to value of member value")]
    [InlineData("Exclusive", "1", "value must be above 1 and below 3.")]
    [InlineData("OwnText", "0", "pick value from 1 to 10, please")]
    [InlineData("OwnKey", "0", "我们只有 1 到 10")]
    [InlineData("OwnEmpty", "", "write value, please")]
    [InlineData("OwnText", "x", "pick value from {min} to {max}, please")]
    [InlineData("Mail", "nobody", "value must be an email address.")]
    public async Task Value_OutsideItsLimits_GivesRet400NamingParameterAndLimit(string action, string value, string message)
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync($"App.Limited.{action}", ("value", value));

        result.Ret.ShouldBe(400);
        result.Message.ShouldBe(message);
    }

    [Fact]
    public async Task Pattern_MadeToTakeForEver_RefusesTheTextInTime()
    {
        await using var host = await StartAsync();
        var watch = Stopwatch.StartNew();

        var result = await host.CallAsync("App.Limited.Catastrophic", ("value", new string('a', 64) + "!"));

        result.Message.ShouldBe("value does not have the required format.");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        host.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pattern_WithATimeOfItsOwn_MayTakeIt()
    {
        await using var host = await StartAsync();
        var watch = Stopwatch.StartNew();

        var result = await host.CallAsync("App.Limited.Patient", ("value", new string('a', 64) + "!"));

        result.Message.ShouldBe("value does not have the required format.");
        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(290));
    }

    [Fact]
    public async Task File_WithinItsLimits_IsLetIn()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Limited.Picture", ("value", new MemoryFile("a.PNG", "image/png; charset=binary", [1, 2, 3])))).Ret.ShouldBe(200);
        (await host.CallAsync("App.Limited.Picture", ("value", new MemoryFile("a.jpg", "text/plain", [1, 2])))).Ret.ShouldBe(200);
        (await host.CallAsync("App.Limited.Picture", ("value", new MemoryFile("a.jpg", "text/plain", [1, 2, 3, 4])))).Ret.ShouldBe(200);
        (await host.CallAsync("App.Limited.ExactFile", ("value", new MemoryFile("a", "", [1, 2, 3])))).Ret.ShouldBe(200);
        (await host.CallAsync("App.Limited.Pictures", ("value", new UploadedFile[] { new MemoryFile("a.png", "", [1]) }))).Ret.ShouldBe(200);
    }

    [Fact]
    public async Task File_OutsideItsLimits_GivesRet400NamingFileAndLimit()
    {
        await using var host = await StartAsync();

        async Task<string> Refusal(string action, params UploadedFile[] files) => (await host.CallAsync($"App.Limited.{action}", ("value", files))).Message;

        (await Refusal("Picture", new MemoryFile("a.png", "image/png", [1]))).ShouldBe("The file value must have from 2 to 4 bytes.");
        (await Refusal("Picture", new MemoryFile("a.png", "image/png", new byte[5]))).ShouldBe("The file value must have from 2 to 4 bytes.");
        (await Refusal("Picture", new MemoryFile("a.png", "imagery/png", new byte[3]))).ShouldBe("The file value must be of one of the media types: image/*, text/plain.");
        (await Refusal("Picture", new MemoryFile("a.gif", "image/gif", new byte[3]))).ShouldBe("The file value must have one of the extensions: png, jpg.");
        (await Refusal("Picture", new MemoryFile("png", "image/png", new byte[3]))).ShouldBe("The file value must have one of the extensions: png, jpg.");
        (await Refusal("Pictures", new MemoryFile("a.png", "", [1]), new MemoryFile("b.png", "", new byte[9]))).ShouldBe("The file value must have from 0 to 4 bytes.");
    }

    [Theory]
    [InlineData("Trimmed", "  a b ", "a b")]
    [InlineData("Lowered", " ÄB ", " äb ")]
    [InlineData("Raised", "äb", "ÄB")]
    [InlineData("InOrder", " Ab ", "[ab]")]
    [InlineData("TrimmedInt", " 5 ", "5")]
    [InlineData("LoweredEnum", "MONDAY", "Monday")]
    public async Task Transforms_OfAParameter_RunInOrderBeforeItIsRead(string action, string value, string expected)
    {
        await using var host = await StartAsync();

        (await host.CallAsync($"App.Limited.{action}", ("value", value))).Data.ShouldBe(expected);
    }

    [Fact]
    public async Task Transforms_OfANumberInAJsonBody_RunToo()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Limited.InOrder", ("value", 5))).Data.ShouldBe("[5]");
    }

    [Fact]
    public async Task Transforms_ApplyToTextAlone()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Limited.MaybeTrimmed")).Data.ShouldBe("none");
        (await host.CallAsync("App.Limited.MaybeTrimmed", ("value", JsonDocument.Parse("null").RootElement))).Data.ShouldBe("none");
        (await host.CallAsync("App.Limited.MaybeTrimmed", ("value", new Dictionary<string, int> { ["a"] = 1 }))).Message.ShouldBe(
            "value must be of type string.");
    }

    [Theory]
    [InlineData("*/*", "image/png", true)]
    [InlineData("image/*", "IMAGE/png", true)]
    [InlineData("image/*", "imagery/png", false)]
    [InlineData("text/plain", "Text/Plain; charset=utf-8", true)]
    [InlineData("text/plain", "text/plaid", false)]
    [InlineData("text/plain", "text/plainer", false)]
    public void MediaType_IsOfARange_OrNot(string range, string contentType, bool expected) =>
        MediaTypes.Matches(range, contentType).ShouldBe(expected);

    [Fact]
    public async Task AllowedValues_OfAnEnum_MayContainNull()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Limited.MaybeEnum", ("value", "monday"))).Ret.ShouldBe(200);
        (await host.CallAsync("App.Limited.MaybeEnum")).Ret.ShouldBe(200);
        (await host.CallAsync("App.Limited.MaybeEnum", ("value", "friday"))).Ret.ShouldBe(400);
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(
        app => app.AddModule("App", [typeof(Limited)], module => module.AddMessages("en", new Dictionary<string, string> { ["own.key"] = "我们只有 {min} 到 {max}" })),
        options => options.TimeZone = "Asia/Shanghai");

    private sealed class EvenAttribute : ValidationAttribute
    {
        public override bool IsValid(object? value) => value is int number && number % 2 == 0;

        public override string FormatErrorMessage(string name) => $"{name} should be even";
    }

    private sealed class AskingAttribute : ValidationAttribute
    {
        protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
        {
            var environment = (Microsoft.Extensions.Hosting.IHostEnvironment)validationContext.GetService(typeof(Microsoft.Extensions.Hosting.IHostEnvironment))!;
            return new($"{(environment is null ? "nobody" : "App")} says no to {validationContext.DisplayName} of member {validationContext.MemberName}");
        }
    }

    private sealed class BracketsAttribute : TransformAttribute
    {
        public override string Apply(string text) => $"[{text}]";
    }

    [Service("App.Limited")]
    private sealed class Limited
    {
        public void Ranged([Range(1, 10)] int value) => _ = value;

        public void RangedDecimal([Range(0.1, 0.9)] decimal value) => _ = value;

        public void RangedDouble([Range(0.5, 2)] double value) => _ = value;

        public void RangedDate([Range(typeof(DateOnly), "2024-01-01", "2024-12-31")] DateOnly value) => _ = value;

        public void RangedMoment([Range(typeof(DateTimeOffset), "2024-01-01", "2024-12-31")] DateTimeOffset value) => _ = value;

        public void AtLeast([Range(1, int.MaxValue)] long value) => _ = value;

        public void Long([StringLength(5, MinimumLength = 2)] string value) => _ = value;

        public void Short([StringLength(2)] string value) => _ = value;

        public void Exact([Length(3, 3)] string value) => _ = value;

        public void Minimum([MinLength(2)] string value) => _ = value;

        public void Maximum([MaxLength(2)] string value) => _ = value;

        public void Listed([Length(2, 3)] int[] value) => _ = value;

        public void One([AllowedValues("a", "b")] string value) => _ = value;

        public void OneInt([AllowedValues(1, 2)] int value) => _ = value;

        public void OneLong([AllowedValues(1, 2)] long value) => _ = value;

        public void OneEnum([AllowedValues(DayOfWeek.Monday, "sunday")] DayOfWeek value) => _ = value;

        public void MaybeEnum([AllowedValues(null, DayOfWeek.Monday)] DayOfWeek? value) => _ = value;

        public void Several([AllowedValues("a", "b")] string[] value) => _ = value;

        public void Matching([RegularExpression("abc|x.z")] string value) => _ = value;

        public void Catastrophic([RegularExpression("(a+)+b")] string value) => _ = value;

        // The look-ahead needs backtracking, and the text never matches.
        public void Patient([RegularExpression("(?=a)(a+)+b", MatchTimeoutInMilliseconds = 300)] string value) => _ = value;

        public void Even([Even] int value) => _ = value;

        public void Asking([Asking] int value) => _ = value;

        public void Mail([EmailAddress] string value) => _ = value;

        public void Exclusive([Range(1, 3, MinimumIsExclusive = true, MaximumIsExclusive = true)] int value) => _ = value;

        public void OwnText([Range(1, 10), Param(Message = "pick {name} from {min} to {max}, please")] int value) => _ = value;

        public void OwnEmpty([Param(Message = "write {name}, please")] string value) => _ = value;

        public void OwnKey([Range(1, 10), Param(Message = "own.key")] int value) => _ = value;

        public void Picture([FileRule(MinBytes = 2, MaxBytes = 4, ContentTypes = ["image/*", "text/plain"], Extensions = ["png", "jpg"])] UploadedFile value) => _ = value;

        public void ExactFile([FileRule(MinBytes = 3, MaxBytes = 3)] UploadedFile value) => _ = value;

        public void Pictures([FileRule(MaxBytes = 4)] UploadedFile[] value) => _ = value;

        public string Trimmed([Trim] string value) => value;

        public string MaybeTrimmed([Trim] string? value = null) => value ?? "none";

        public string Lowered([LowerCase] string value) => value;

        public string Raised([UpperCase] string value) => value;

        public string InOrder([Brackets(Order = 3), LowerCase(Order = 2), Trim(Order = 1)] string value) => value;

        public string TrimmedInt([Trim] int value) => $"{value}";

        public string LoweredEnum([LowerCase] DayOfWeek value) => value.ToString();
    }
}
