using System.Globalization;
using System.Text.Json;

namespace PhalNet.Core.Tests.Strict;

public sealed partial class ConverterTests
{
    [Theory]
    [InlineData("Int", "0", "0")]
    [InlineData("Int", "-5", "-5")]
    [InlineData("Int", "+5", "5")]
    [InlineData("Int", "007", "7")]
    [InlineData("Int", "2147483647", "2147483647")]
    [InlineData("SByte", "-128", "-128")]
    [InlineData("Byte", "255", "255")]
    [InlineData("Short", "-32768", "-32768")]
    [InlineData("UShort", "65535", "65535")]
    [InlineData("UInt", "4294967295", "4294967295")]
    [InlineData("Long", "-9223372036854775808", "-9223372036854775808")]
    [InlineData("ULong", "18446744073709551615", "18446744073709551615")]
    [InlineData("Decimal", "0.10", "0.10")]
    [InlineData("Decimal", "1e3", "1000")]
    [InlineData("Double", "-.5", "-0.5")]
    [InlineData("Double", "1.5E-3", "0.0015")]
    [InlineData("Float", "2.5", "2.5")]
    [InlineData("Bool", "true", "True")]
    [InlineData("Bool", "TRUE", "True")]
    [InlineData("Bool", "1", "True")]
    [InlineData("Bool", "on", "True")]
    [InlineData("Bool", "Yes", "True")]
    [InlineData("Bool", "false", "False")]
    [InlineData("Bool", "0", "False")]
    [InlineData("Bool", "off", "False")]
    [InlineData("Bool", "NO", "False")]
    [InlineData("Date", "2024-02-29", "02/29/2024")]
    [InlineData("Time", "23:59", "23:59")]
    [InlineData("Time", "23:59:59.5", "23:59")]
    [InlineData("Stamp", "2024-02-29", "02/29/2024 00:00:00")]
    [InlineData("Stamp", "2024-02-29 12:30", "02/29/2024 12:30:00")]
    [InlineData("Stamp", "2024-02-29T12:30:01.25", "02/29/2024 12:30:01")]
    [InlineData("Stamp", "2024-02-29T12:30:01Z", "02/29/2024 20:30:01")]
    [InlineData("Stamp", "2024-02-29t12:30:01z", "02/29/2024 20:30:01")]
    [InlineData("Stamp", "2024-02-29T12:30:01.123456789z", "02/29/2024 20:30:01")]
    [InlineData("Stamp", "2024-02-29 12:30:01.12345678", "02/29/2024 12:30:01")]
    [InlineData("Moment", "2024-02-29T12:30:01.123456789+08:00", "02/29/2024 12:30:01 +08:00")]
    [InlineData("Time", "23:59:59.123456789", "23:59")]
    [InlineData("Moment", "2024-02-29 12:30:01", "02/29/2024 12:30:01 +08:00")]
    [InlineData("Moment", "2024-02-29T12:30:01-05:00", "02/29/2024 12:30:01 -05:00")]
    [InlineData("Moment", "2024-02-29T12:30Z", "02/29/2024 12:30:00 +00:00")]
    [InlineData("Unique", "0f8fad5b-d9cb-469f-a165-70867728950e", "0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData("Unique", "0F8FAD5BD9CB469FA16570867728950E", "0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData("Choice", "red", "Red")]
    [InlineData("Choice", "dark_blue", "DarkBlue")]
    [InlineData("Choice", "grün", "Green")]
    [InlineData("Text", "a b", "a b")]
    [InlineData("Text", " ", " ")]
    [InlineData("Text", "\ud83d\ude00", "\ud83d\ude00")]
    [InlineData("Element", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("Node", """[1,"b"]""", """[1,"b"]""")]
    [InlineData("Map", """{"a":1}""", "a=1")]
    [InlineData("Point", """{"x_value":1,"y_value":2}""", "3")]
    [InlineData("Ints", "1,2,3", "1|2|3")]
    [InlineData("IntList", "5", "5")]
    [InlineData("Texts", "a,,b", "a||b")]
    [InlineData("Semicolons", "a;b,c", "a|b,c")]
    [InlineData("Choices", "red,dark_blue", "Red|DarkBlue")]
    [InlineData("JsonInts", "[1,2]", "1|2")]
    [InlineData("JsonTexts", """["a","b,c"]""", "a|b,c")]
    [InlineData("Dates", "2024-01-01,2024-01-02", "01/01/2024|01/02/2024")]
    public async Task Value_OfTheType_ReachesTheAction(string action, string sent, string expected)
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync($"App.Types.{action}", ("value", sent));

        result.Message.ShouldBe("");
        result.Data.ShouldBe(expected);
    }

    [Theory]
    [InlineData("Int", "12abc", "int")]
    [InlineData("Int", "1.5", "int")]
    [InlineData("Int", "1e2", "int")]
    [InlineData("Int", " 1", "int")]
    [InlineData("Int", "1,000", "int")]
    [InlineData("Int", "0x10", "int")]
    [InlineData("Int", "2147483648", "int")]
    [InlineData("Int", "--1", "int")]
    [InlineData("Int", "١", "int")]
    [InlineData("Byte", "256", "int")]
    [InlineData("Byte", "-1", "int")]
    [InlineData("ULong", "-1", "long")]
    [InlineData("Double", "NaN", "double")]
    [InlineData("Double", "Infinity", "double")]
    [InlineData("Double", "1e999", "double")]
    [InlineData("Decimal", "1,5", "decimal")]
    [InlineData("Decimal", "79228162514264337593543950336", "decimal")]
    [InlineData("Bool", "2", "bool")]
    [InlineData("Bool", "ja", "bool")]
    [InlineData("Date", "2023-02-29", "date")]
    [InlineData("Date", "29.02.2024", "date")]
    [InlineData("Date", "2024-02-29 10:00", "date")]
    [InlineData("Time", "24:00", "time")]
    [InlineData("Stamp", "tomorrow", "datetime")]
    [InlineData("Stamp", "2024-02-29T12:30:01.1234567890", "datetime")]
    [InlineData("Stamp", "2024-02-29x12:30:01", "datetime")]
    [InlineData("Stamp", "2024-02-29z", "datetime")]
    [InlineData("Stamp", "1700000000", "datetime")]
    [InlineData("Moment", "0001-01-01 00:00:00", "datetime")]
    [InlineData("Ints", "1,x", "array")]
    [InlineData("Ints", "1,,2", "array")]
    [InlineData("Ints", "[1,2]", "array")]
    [InlineData("JsonInts", """[1,"x"]""", "array")]
    [InlineData("JsonInts", "[1,null]", "array")]
    [InlineData("JsonInts", "{}", "array")]
    [InlineData("JsonTexts", """["\ud800"]""", "array")]
    [InlineData("File", "text", "file")]
    public async Task Value_OfAnotherType_GivesRet400NamingParameterAndType(string action, string sent, string type)
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync($"App.Types.{action}", ("value", sent));

        result.Ret.ShouldBe(400);
        result.Message.ShouldBe($"value must be of type {type}.");
    }

    [Theory]
    [InlineData("Choice", "Red")]
    [InlineData("Choice", "RED")]
    [InlineData("Choice", "0")]
    [InlineData("Choice", "Green")]
    public async Task Value_ThatIsNoMemberOfTheEnum_GivesRet400WithTheMembers(string action, string sent)
    {
        await using var host = await StartAsync();

        (await host.CallAsync($"App.Types.{action}", ("value", sent))).Message.ShouldBe("value must be one of: red, dark_blue, grün.");
    }

    [Theory]
    [InlineData("Point", "{", "value is not valid JSON: error in line 1, column 2.")]
    [InlineData("Point", "[]", "value must be of type object. (line 1, column 2)")]
    [InlineData("Point", "null", "value is required.")]
    [InlineData("Point", """{"x_value":1}""", "value.y_value is required. (line 1, column 14)")]
    [InlineData("Point", """{"x_value":"1x","y_value":2}""", "value.x_value must be of type int. (line 1, column 16)")]
    [InlineData("Named", """{"name":null}""", "value.name is required. (line 1, column 13)")]
    [InlineData("Named", """{"name":"\ud800"}""", "value.name must be of type string. (line 1, column 17)")]
    [InlineData("Named", "\ud800", "value is not valid JSON: error in line 1, column 1.")]
    [InlineData("JsonInts", "1,2", "value is not valid JSON: error in line 1, column 2.")]
    [InlineData("Element", "12abc", "value is not valid JSON: error in line 1, column 3.")]
    [InlineData("Node", "", "value is required.")]
    [InlineData("Map", """{"a":"b"}""", "value.a must be of type int. (line 1, column 9)")]
    public async Task Value_ThatIsNotTheJsonOfTheType_GivesRet400WithThePlace(string action, string sent, string message)
    {
        await using var host = await StartAsync();

        var result = await host.CallAsync($"App.Types.{action}", ("value", sent));

        result.Ret.ShouldBe(400);
        result.Message.ShouldBe(message);
        host.Log.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Int", "5", "5")]
    [InlineData("Double", "5", "5")]
    [InlineData("Text", "5.0", "5.0")]
    [InlineData("Text", "true", "true")]
    [InlineData("Bool", "true", "True")]
    [InlineData("Bool", "1", "True")]
    [InlineData("Ints", "[1,2]", "1|2")]
    [InlineData("JsonInts", "[1,2]", "1|2")]
    [InlineData("Ints", "[]", "")]
    [InlineData("Texts", """["a,b","c"]""", "a,b|c")]
    [InlineData("Choices", """["red"]""", "Red")]
    [InlineData("Point", """{"x_value":1,"y_value":2}""", "3")]
    [InlineData("Point", """{"x_value":"1","y_value":"+2"}""", "3")]
    [InlineData("Element", "[1]", "[1]")]
    [InlineData("Points", """[{"x_value":1,"y_value":2},{"x_value":3,"y_value":4}]""", "3|7")]
    public async Task Value_InAJsonBody_IsReadInItsOwnShape(string action, string json, string expected)
    {
        await using var host = await StartAsync();
        using var document = JsonDocument.Parse(json);

        var result = await host.CallAsync($"App.Types.{action}", ("value", document.RootElement));

        result.Message.ShouldBe("");
        result.Data.ShouldBe(expected);
    }

    [Theory]
    [InlineData("Int", "5.0")]
    [InlineData("Int", "true")]
    [InlineData("Int", "[5]")]
    [InlineData("Text", "[]")]
    [InlineData("Text", "{}")]
    [InlineData("Bool", "2")]
    [InlineData("Choice", "0")]
    [InlineData("Ints", "5")]
    [InlineData("Ints", "{}")]
    [InlineData("File", "{}")]
    public async Task Value_InAJsonBody_OfAnotherShape_GivesRet400(string action, string json)
    {
        await using var host = await StartAsync();
        using var document = JsonDocument.Parse(json);

        (await host.CallAsync($"App.Types.{action}", ("value", document.RootElement))).Ret.ShouldBe(400);
    }

    [Fact]
    public async Task File_SentAsAParameter_ReachesTheAction()
    {
        await using var host = await StartAsync();
        var one = new MemoryFile("a.png", "image/png", [1, 2]);
        var other = new MemoryFile("b.png", "image/png", [3]);

        (await host.CallAsync("App.Types.File", ("value", one))).Data.ShouldBe("a.png 2");
        (await host.CallAsync("App.Types.File", ("value", new UploadedFile[] { one, other }))).Data.ShouldBe("b.png 1");
        (await host.CallAsync("App.Types.Files", ("value", new UploadedFile[] { one, other }))).Data.ShouldBe("a.png|b.png");
        (await host.CallAsync("App.Types.Files", ("value", Array.Empty<UploadedFile>()))).Message.ShouldBe("value is required.");
        (await host.CallAsync("App.Types.Text", ("value", one))).Message.ShouldBe("value must be of type string.");
    }

    [Fact]
    public async Task Converter_OfTheModule_ReadsItsTypeEverywhere()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Types.Money", ("value", "5 EUR"))).Data.ShouldBe("5|EUR");
        (await host.CallAsync("App.Types.Money", ("value", "5"))).Message.ShouldBe("value must be of type money.");
        (await host.CallAsync("App.Types.Money", ("value", "0 EUR"))).Message.ShouldBe("value must be from 1 EUR to 100 EUR.");
        (await host.CallAsync("App.Types.OptionalMoney")).Data.ShouldBe("none");
        (await host.CallAsync("App.Types.Moneys", ("value", "5 EUR,6 USD"))).Data.ShouldBe("5|EUR+6|USD");
    }

    [Fact]
    public async Task Converter_OfAnAttribute_ReadsItsParameterAlone()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Types.Doubled", ("value", "5"))).Data.ShouldBe("10");
        (await host.CallAsync("App.Types.Int", ("value", "5"))).Data.ShouldBe("5");
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(
        app => app.AddModule("App", [typeof(Types)], module => module.AddConverter<MoneyConverter>()), options => options.TimeZone = "Asia/Shanghai");

    private static string Join<T>(IEnumerable<T> values) => string.Join("|", values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));
}
