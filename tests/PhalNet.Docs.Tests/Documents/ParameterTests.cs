using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Documents;

public sealed class ParameterTests(EverythingShop everything) : IClassFixture<EverythingShop>
{
    private Shop Shop => everything.Shop;

    [Theory]
    [InlineData("Texts", "plain", "String", "字符串")]
    [InlineData("Texts", "id", "GUID", "GUID")]
    [InlineData("Numbers", "whole", "Integer", "整型")]
    [InlineData("Numbers", "large", "Integer (64 bit)", "整型（64 位）")]
    [InlineData("Numbers", "exact", "Decimal", "小数")]
    [InlineData("Numbers", "open", "Number", "浮点型")]
    [InlineData("Numbers", "truth", "Boolean", "布尔型")]
    [InlineData("Dates", "at", "Date and time", "日期时间")]
    [InlineData("Dates", "day", "Date", "日期")]
    [InlineData("Dates", "time", "Time", "时间")]
    [InlineData("Choices", "colour", "Enum", "枚举类型")]
    [InlineData("Lists", "numbers", "Array of Integer", "整型数组")]
    [InlineData("Lists", "colours", "Array of Enum", "枚举类型数组")]
    [InlineData("Lists", "lines", "Array of Object", "对象数组")]
    [InlineData("Objects", "address", "Object", "对象")]
    [InlineData("Objects", "counts", "Object", "对象")]
    [InlineData("Files", "others", "File", "文件")]
    public void Type_OfAParameter_IsSaidInBothLanguages(string action, string name, string english, string chinese)
    {
        Parameter(action, name).Type.ShouldBe(english);
        Parameter(action, name, "zh-CN").Type.ShouldBe(chinese);
    }

    [Theory]
    [InlineData("Texts", "plain", "", "")]
    [InlineData("Texts", "limited", "3 to 5 characters", "3 到 5 个字符")]
    [InlineData("Texts", "long", "At least 20 characters", "至少 20 个字符")]
    [InlineData("Texts", "country", "At most 2 characters", "最多 2 个字符")]
    [InlineData("Texts", "pattern", "Must match `[A-Z]{2}-[0-9]{2}` as a whole", "须匹配正则 `[A-Z]{2}-[0-9]{2}`（整体匹配）")]
    [InlineData("Texts", "email", "An email address", "电子邮箱地址")]
    [InlineData("Numbers", "whole", "10 to 20", "10 到 20")]
    [InlineData("Numbers", "exact", "0.01 to 9.99", "0.01 到 9.99")]
    [InlineData("Numbers", "open", "More than 0; Less than 1", "大于 0; 小于 1")]
    [InlineData("Numbers", "even", "even must be even.", "even must be even.")]
    [InlineData("Numbers", "not", "Not `1`", "不能是 `1`")]
    [InlineData("Checks", "odd", "An odd number", "奇数")]
    [InlineData("Checks", "url", "An http, https or ftp URL", "http、https 或 ftp 网址")]
    [InlineData("Checks", "place", "Where place is.", "Where place is.")]
    [InlineData("Checks", "phone", "A phone number", "电话号码")]
    [InlineData("Checks", "card", "A credit card number", "信用卡号")]
    [InlineData("Checks", "bytes", "Base64 text", "Base64 文本")]
    [InlineData("Checks", "day", "One of `Sunday`, `Monday`, `Tuesday`, `Wednesday`, `Thursday`, `Friday`, `Saturday`", "`Sunday`, `Monday`, `Tuesday`, `Wednesday`, `Thursday`, `Friday`, `Saturday` 之一")]
    [InlineData("Checks", "file", "A file name with one of the extensions `png`, `jpg`", "文件名，扩展名为 `png`, `jpg` 之一")]
    [InlineData("Checks", "story", "At most 50 characters", "最多 50 个字符")]
    [InlineData("Dates", "limited", "2020-01-01 to 2020-12-31", "2020-01-01 到 2020-12-31")]
    [InlineData("Lists", "numbers", "2 to 3 items; Items separated by `|`", "2 到 3 项; 各项之间用 `|` 分隔")]
    [InlineData("Lists", "texts", "A JSON array", "JSON 数组")]
    [InlineData("Files", "picture", "1 B to 2 MiB; Media types: `image/*`, `application/pdf`; File extensions: `png`, `pdf`",
        "1 B 到 2 MiB; 媒体类型：`image/*`, `application/pdf`; 文件扩展名：`png`, `pdf`")]
    [InlineData("Files", "others", "At most 1536 B", "不大于 1536 B")]
    public void Limits_OfAParameter_AreSaidInBothLanguages(string action, string name, string english, string chinese)
    {
        string.Join("; ", Parameter(action, name).Limits).ShouldBe(english);
        string.Join("; ", Parameter(action, name, "zh-CN").Limits).ShouldBe(chinese);
    }

    [Theory]
    [InlineData("text", "usual")]
    [InlineData("number", "7")]
    [InlineData("part", "0.5")]
    [InlineData("exact", "1.25")]
    [InlineData("truth", "true")]
    [InlineData("colour", "dark_blue")]
    [InlineData("none", null)]
    public void Default_IsWrittenAsItIsSent(string name, string? value) => Parameter("Defaults", name).Default.ShouldBe(value);

    [Theory]
    [InlineData("Choices", "colour", "red,dark_blue,leaf-green,undescribed")]
    [InlineData("Choices", "some", "leaf-green,dark_blue")]
    [InlineData("Choices", "maybe", "red,dark_blue,leaf-green,undescribed")]
    [InlineData("Choices", "number", "1,2")]
    [InlineData("Texts", "choice", "small,large,x-large")]
    [InlineData("Texts", "plain", "")]
    [InlineData("Lists", "colours", "red,dark_blue,leaf-green,undescribed")]
    [InlineData("Lists", "letters", "a,b")]
    [InlineData("Lists", "numbers", "")]
    public void Choices_AreTheValuesLetIn(string action, string name, string choices) =>
        string.Join(',', Parameter(action, name).Choices.Select(choice => choice.Value)).ShouldBe(choices);

    [Fact]
    public void Choices_OfAnEnum_SayWhatTheirCommentsSay()
    {
        Parameter("Choices", "colour").Choices.Select(choice => choice.Description).ShouldBe(["Like **fire**.", "Like the sky at night.", "Like leaves.", ""]);
        Parameter("Choices", "colour", "zh-CN").Choices.Select(choice => choice.Description).ShouldBe(["像**火**一样。", "Like the sky at night.", "Like leaves.", ""]);
    }

    [Theory]
    [InlineData("any", "Body or query", "请求体或查询串")]
    [InlineData("header", "Header", "请求头")]
    [InlineData("cookie", "Cookie", "Cookie")]
    [InlineData("query", "Query", "查询串")]
    [InlineData("body", "Body", "请求体")]
    public void Source_IsSaidInBothLanguages(string name, string english, string chinese)
    {
        Parameter("Sources", name).Source.ShouldBe(english);
        Parameter("Sources", name, "zh-CN").Source.ShouldBe(chinese);
    }

    [Fact]
    public void Source_OfAFile_IsTheBody() => Parameter("Files", "picture").Source.ShouldBe("Body");

    [Theory]
    [InlineData("Texts", "plain", InputKind.LongText)]
    [InlineData("Texts", "limited", InputKind.Text)]
    [InlineData("Texts", "pattern", InputKind.Text)]
    [InlineData("Texts", "email", InputKind.Text)]
    [InlineData("Texts", "id", InputKind.Text)]
    [InlineData("Texts", "password", InputKind.Password)]
    [InlineData("Texts", "choice", InputKind.Choice)]
    [InlineData("Checks", "story", InputKind.LongText)]
    [InlineData("Checks", "pin", InputKind.Password)]
    [InlineData("Numbers", "whole", InputKind.Number)]
    [InlineData("Numbers", "some", InputKind.Choice)]
    [InlineData("Numbers", "truth", InputKind.Choice)]
    [InlineData("Dates", "at", InputKind.DateTime)]
    [InlineData("Dates", "maybe", InputKind.Date)]
    [InlineData("Dates", "time", InputKind.Time)]
    [InlineData("Choices", "colour", InputKind.Choice)]
    [InlineData("Lists", "colours", InputKind.LongText)]
    [InlineData("Objects", "address", InputKind.LongText)]
    [InlineData("Files", "picture", InputKind.File)]
    [InlineData("Sources", "header", InputKind.Text)]
    internal void Input_FitsTheRule(string action, string name, InputKind input) => Parameter(action, name).Input.ShouldBe(input);

    [Fact]
    public void Files_KnowWhetherThereAreSeveral()
    {
        Parameter("Files", "picture").IsMany.ShouldBeFalse();
        Parameter("Files", "others").IsMany.ShouldBeTrue();
        Parameter("Lists", "texts").IsMany.ShouldBeFalse();
    }

    [Fact]
    public void Descriptions_ComeFromTheMethodOrTheProperty()
    {
        Parameter("Texts", "limited").Description.ShouldBe("A text of **3** to *5* letters.");
        Parameter("Texts", "pattern", "zh-CN").Description.ShouldBe("一个编码。");
        Parameter("Texts", "access_token").Description.ShouldBe("The token of whoever calls.");
        Parameter("Texts", "access_token", "zh-CN").Description.ShouldBe("调用者的令牌。");
        Parameter("Texts", "access_token").Example.ShouldBe("abc123");
        Parameter("Texts", "trace").Description.ShouldBe("Follows a call through logs.");
        Parameter("Count", "first").Description.ShouldBe("The first of them.");
        Parameter("Repeat", "what").Example.ShouldBe("hello");
    }

    [Fact]
    public void Parameters_ThatAreHiddenOrDropped_AreLeftOut()
    {
        Shop.Document("Shop.Everything.Sources").Parameters.ShouldNotContain(parameter => parameter.Name == "hidden");
        Shop.Document("Shop.Everything.Defaults").Parameters.ShouldNotContain(parameter => parameter.Name == "trace");
        Shop.Document("Shop.Everything.Sources").Parameters.ShouldContain(parameter => parameter.Name == "trace");
    }

    [Fact]
    public void Sensitive_IsKnownByNameToo() => Parameter("Texts", "password").Rule.Sensitive.ShouldBeTrue();

    [Fact]
    public async Task ConfiguredRule_IsSaidLikeOthers()
    {
        await using var shop = await Shop.StartAsync(
            [typeof(Greeting)], settings: [("PhalNet:CommonRules:lang:Type", "enum"), ("PhalNet:CommonRules:lang:AllowedValues:0", "de"),
                ("PhalNet:CommonRules:lang:AllowedValues:1", "fr"), ("PhalNet:CommonRules:lang:Default", "fr"), ("PhalNet:CommonRules:lang:Description", "The *language*."),
                ("PhalNet:CommonRules:since:Type", "date"), ("PhalNet:CommonRules:since:Min", "2020-01-01")]);

        var language = shop.Parameter("Shop.Greeting.Hello", "lang");
        language.Type.ShouldBe("Enum");
        language.Default.ShouldBe("fr");
        language.Description.ShouldBe("The *language*.");
        language.Choices.Select(choice => choice.Value).ShouldBe(["de", "fr"]);
        var since = shop.Parameter("Shop.Greeting.Hello", "since");
        since.Input.ShouldBe(InputKind.Date);
        since.Limits.ShouldBe(["At least 2020-01-01"]);
    }

    private ParameterDocument Parameter(string action, string name, string language = "en") => Shop.Parameter($"Shop.Everything.{action}", name, language);
}
