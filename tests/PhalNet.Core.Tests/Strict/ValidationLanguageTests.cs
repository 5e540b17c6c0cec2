using System.ComponentModel.DataAnnotations;

namespace PhalNet.Core.Tests.Strict;

#pragma warning disable CA1822

/// <summary>A refusal is in one language, whichever attribute it comes from.</summary>
public sealed class ValidationLanguageTests
{
    [Theory]
    [InlineData("email", "a", "参数 email 应为电子邮箱地址。", "email must be an email address.")]
    [InlineData("url", "a", "参数 url 应为 http、https 或 ftp 网址。", "url must be an http, https or ftp address.")]
    [InlineData("phone", "a", "参数 phone 应为电话号码。", "phone must be a phone number.")]
    [InlineData("card", "a", "参数 card 应为信用卡号。", "card must be a credit card number.")]
    [InlineData("base64", "?", "参数 base64 应为 Base64 文本。", "base64 must be Base64 text.")]
    [InlineData("file", "a.exe", "参数 file 应为文件名，扩展名只能是以下之一：png, jpg。", "file must be a file name with one of the extensions: png, jpg.")]
    [InlineData("denied", "root", "参数 denied 不能取以下值：root, null。", "denied must not be one of: root, null.")]
    [InlineData("color", "Pink", "参数 color 只能取以下值之一：Red, Green。", "color must be one of: Red, Green.")]
    [InlineData("above", "1", "参数 above 应大于 1 且不大于 5。", "above must be above 1 and at most 5.")]
    [InlineData("below", "5", "参数 below 应不小于 1 且小于 5。", "below must be at least 1 and below 5.")]
    [InlineData("between", "5", "参数 between 应大于 1 且小于 5。", "between must be above 1 and below 5.")]
    [InlineData("silent", "1", "参数 silent 无效。", "silent is not valid.")]
    [InlineData("keyed", "1", "必须提供参数 keyed。", "keyed is required.")]
    [InlineData("own", "1", "参数 own 无效：own words", "own is not valid: own words")]
    [InlineData("worded", "a", "参数 worded 无效：mail please", "worded is not valid: mail please")]
    [InlineData("said", "a", "参数 said 无效。", "said is not valid.")]
    [InlineData("required", null, "必须提供参数 required。", "required is required.")]
    public async Task Refusal_HasOneLanguage(string name, string? value, string chinese, string english)
    {
        await using var host = await TestHost.StartAsync(typeof(Attributes));

        foreach (var (language, message) in new[] { ("zh-CN", chinese), ("en", english) })
        {
            (string, object?)[] values = name == "required" ? [] : [("required", "x"), (name, value)];
            var result = await host.CallAsync(new CallRequest("App.Attributes.Run", CallRequest.Create("", values).Values) { Language = language });
            result.Message.ShouldBe(message);
            result.Ret.ShouldBe(400);
        }
    }

    private enum Color
    {
        Red,
        Green,
    }

    private sealed class SilentAttribute : ValidationAttribute
    {
        public override bool IsValid(object? value) => false;
    }

    [Service("App.Attributes")]
    private sealed class Attributes
    {
        public string Run(
            string required,
            [EmailAddress] string? email = null,
            [Url] string? url = null,
            [Phone] string? phone = null,
            [CreditCard] string? card = null,
            [Base64String] string? base64 = null,
            [FileExtensions(Extensions = "png, jpg")] string? file = null,
            [DeniedValues("root", null)] string? denied = null,
            [EnumDataType(typeof(Color))] string? color = null,
            [Range(1, 5, MinimumIsExclusive = true)] int above = 3,
            [Range(1, 5, MaximumIsExclusive = true)] int below = 3,
            [Range(1, 5, MinimumIsExclusive = true, MaximumIsExclusive = true)] int between = 3,
            [Silent] string? silent = null,
            [Silent(ErrorMessage = "rule.required")] string? keyed = null,
            [Silent(ErrorMessage = "own words")] string? own = null,
            [EmailAddress(ErrorMessage = "mail please")] string? worded = null,
            [Silent, Param(Message = "rule.wrong")] string? said = null) =>
            $"{required}{email}{url}{phone}{card}{base64}{file}{denied}{color}{above}{below}{between}{silent}{keyed}{own}{worded}{said}";
    }
}
