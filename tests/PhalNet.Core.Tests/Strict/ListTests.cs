using System.Globalization;
using System.Text;

namespace PhalNet.Core.Tests.Strict;

/// <summary>A list takes all values of its name and of its name with brackets, from every source.</summary>
public sealed partial class ListTests
{
    private const string Form = "application/x-www-form-urlencoded";

    [Theory]
    [InlineData("Ints", "ids=1&ids=2", "1|2")]
    [InlineData("Ints", "ids[]=1&ids[]=2", "1|2")]
    [InlineData("Ints", "ids%5B%5D=1&ids%5b%5d=2", "1|2")]
    [InlineData("Ints", "ids[0]=1&ids[1]=2", "1|2")]
    [InlineData("Ints", "ids%5B0%5D=1&ids[12]=2", "1|2")]
    [InlineData("Ints", "ids=1,2&ids=3", "1|2|3")]
    [InlineData("Ints", "ids=1&ids[]=2&ids=3,4", "1|2|3|4")]
    [InlineData("Ints", "ids=1", "1")]
    [InlineData("Ints", "ids=&ids=1&ids=", "1")]
    [InlineData("Ints", "ids[]=&ids[]=1", "1")]
    [InlineData("Ints", "ids=", "none")]
    [InlineData("Ints", "ids[]=", "none")]
    [InlineData("Ints", "ids[a]=1&idsx=2&ids[]x=3&ids[=4&ids]=5", "none")]
    [InlineData("Texts", "texts=a,b&texts=c", "a|b|c")]
    [InlineData("Texts", "texts[]=a,b&texts[]=&texts[]=c", "a,b||c")]
    [InlineData("Texts", "texts=", "none")]
    [InlineData("Texts", "texts[]=", "")]
    [InlineData("Semicolons", "ids=1;2&ids=3", "1|2|3")]
    [InlineData("Single", "texts=a,b&texts=c", "a,b|c")]
    [InlineData("Json", "texts=[\"a,b\"]&texts=[\"c\"]&texts[]=d", "a,b|c|d")]
    [InlineData("Nullables", "ids=1,,3", "1|null|3")]
    [InlineData("Nullables", "ids[]=1&ids[]=&ids[]=3", "1|null|3")]
    [InlineData("Set", "ids=3&ids=1&ids=3", "3|1")]
    [InlineData("Nested", "rows[]=1,2&rows[]=3", "1+2|3")]
    [InlineData("Nested", "rows=[[1,2],[3]]", "1+2|3")]
    [InlineData("Nested", "rows=[[1,2]]&rows=[[3]]", "1+2|3")]
    [InlineData("NestedTexts", """rows=[["a,b","c"],["d"]]""", "a,b+c|d")]
    [InlineData("NestedPiped", "rows=1|2", "1|2")]
    [InlineData("Orders", """orders=[{"sku":"a","qty":1},{"sku":"b,c","qty":2}]""", "a1|b,c2")]
    [InlineData("Orders", """orders[]={"sku":"a","qty":1}&orders[]={"sku":"b,c","qty":2}""", "a1|b,c2")]
    [InlineData("Orders", """orders=[{"sku":"a","qty":1}]&orders=[{"sku":"b","qty":2}]""", "a1|b2")]
    [InlineData("Piped", """orders={"sku":"a","qty":1}|{"sku":"b","qty":2}""", "a1|b2")]
    [InlineData("Days", "days=friday&days[]=monday", "Friday|Monday")]
    [InlineData("Rights", "rights[]=read, write&rights[]=read", "Read, Write|Read")]
    [InlineData("Scalar", "id=1&id=2", "2")]
    public async Task Values_OfQueryAndForm_AllArrive(string action, string pairs, string expected)
    {
        await using var host = await TestHost.StartAsync(typeof(Lists));

        var ofQuery = await ReadAsync(host, action, query: pairs);
        var ofForm = await ReadAsync(host, action, Form, pairs);
        var ofParts = await ReadPartsAsync(host, action, Decoded(pairs));

        ofQuery.Message.ShouldBe("");
        ofQuery.Data.ShouldBe(expected);
        ofForm.Data.ShouldBe(expected);
        ofParts.Data.ShouldBe(expected);
    }

    [Theory]
    [InlineData("Ints", "ids=1&ids=x", "ids must be of type array.")]
    [InlineData("Ints", "ids[]=1,2", "ids must be of type array.")]
    [InlineData("Ints", "ids=1,,2", "ids must be of type array.")]
    [InlineData("Ints", "ids=1&ids[]=%FF", "ids contains bytes that are not valid UTF-8.")]
    [InlineData("Required", "ids[]=&ids=", "ids is required.")]
    [InlineData("Required", "ids=1&ids=2&ids=3", "ids must have a length from 1 to 2.")]
    [InlineData("Orders", """orders={"sku":"a","qty":1}""", "orders must be of type array.")]
    [InlineData("Orders", """orders[]=[{"sku":"a","qty":1}]""", "orders[0] must be of type object. (line 1, column 2)")]
    public async Task Values_OfWhichOneIsWrong_AreRefused(string action, string pairs, string message)
    {
        await using var host = await TestHost.StartAsync(typeof(Lists));

        foreach (var result in new[] { await ReadAsync(host, action, query: pairs), await ReadAsync(host, action, Form, pairs) })
        {
            result.Ret.ShouldBe(400);
            result.Message.ShouldBe(message);
        }
    }

    [Theory]
    [InlineData("ids=3&ids=4", "3|4")]
    [InlineData("ids[]=3", "3")]
    [InlineData("ids=", "none")]
    [InlineData("other=3", "1|2")]
    public async Task Values_OfTheBody_WinOverThoseOfTheQuery(string body, string expected)
    {
        await using var host = await TestHost.StartAsync(typeof(Lists));

        (await ReadAsync(host, "Ints", Form, body, "ids=1&ids[]=2")).Data.ShouldBe(expected);
    }

    [Theory]
    [InlineData("FromQuery", "1|2")]
    [InlineData("FromBody", "3|4")]
    public async Task Values_OfADeclaredSource_ComeFromThereAlone(string action, string expected)
    {
        await using var host = await TestHost.StartAsync(typeof(Lists));

        (await ReadAsync(host, action, Form, "ids[]=3&ids=4", "ids=1&ids[]=2")).Data.ShouldBe(expected);
    }

    [Theory]
    [InlineData("1, 2", "1|2")]
    [InlineData(" 1 ,2 ", "1|2")]
    [InlineData("1\n2, 3", "1|2|3")]
    [InlineData("", "none")]
    [InlineData("1 2", null)]
    public async Task Values_OfAHeader_AreTrimmed_InOneLineOrSeveral(string lines, string? expected)
    {
        await using var host = await TestHost.StartAsync(typeof(Lists));
        await using var raw = new MemoryRequest
        {
            Limits = new(),
            QueryText = "s=App.Lists.Header&X-Ids=9",
            HeaderLines = new(StringComparer.OrdinalIgnoreCase) { ["x-ids"] = lines.Split('\n') },
        };

        (await host.CallAsync(await new StrictRequestReader().ReadAsync(raw, default))).Data.ShouldBe(expected ?? (object)EmptyObject.Instance);
    }

    [Fact]
    public async Task Blanks_OfOtherSources_AreNotTrimmed()
    {
        await using var host = await TestHost.StartAsync(typeof(Lists));

        (await ReadAsync(host, "Ints", query: "ids=1, 2")).Ret.ShouldBe(400);
        (await ReadAsync(host, "Texts", query: "texts=a, b")).Data.ShouldBe("a| b");
    }

    [Theory]
    [InlineData("Ints", """{"ids":[1,2]}""", "1|2")]
    [InlineData("Ints", """{"ids":"1,2"}""", "1|2")]
    [InlineData("Ints", """{"ids":null}""", "none")]
    [InlineData("Ints", """{"ids":[]}""", "")]
    [InlineData("Ints", """{"ids":[1,null]}""", null)]
    [InlineData("Nullables", """{"ids":[1,null,3]}""", "1|null|3")]
    [InlineData("NullableSet", """{"ids":[1,null]}""", "1|null")]
    [InlineData("NullableFrozen", """{"ids":[1,null]}""", "1|null")]
    [InlineData("NullableTexts", """{"texts":["a",null,""]}""", "a|null|")]
    [InlineData("Texts", """{"texts":["a",null]}""", null)]
    [InlineData("MaybeNullableTexts", """{"texts":["a",null]}""", "a|null")]
    [InlineData("MaybeTexts", """{"texts":["a",null]}""", null)]
    [InlineData("NullableOrders", """{"orders":[null,{"sku":"a","qty":1}]}""", "null|a1")]
    [InlineData("Orders", """{"orders":[null]}""", null)]
    [InlineData("NestedNullables", """{"rows":[["a",null],["b"]]}""", "a+null|b")]
    [InlineData("NestedNullables", """{"rows":[["a"],null]}""", null)]
    [InlineData("Orders", """{"orders":[{"sku":"a","qty":1}]}""", "a1")]
    [InlineData("Orders", """{"orders":"[{\"sku\":\"a\",\"qty\":1}]"}""", "a1")]
    [InlineData("Days", """{"days":["friday",null]}""", null)]
    [InlineData("Rights", """{"rights":["read, write"]}""", "Read, Write")]
    public async Task Values_OfAJsonBody_AreAListOrText(string action, string body, string? expected)
    {
        await using var host = await TestHost.StartAsync(typeof(Lists));

        var result = await ReadAsync(host, action, "application/json", body);

        result.Ret.ShouldBe(expected is null ? 400 : 200);
        result.Data.ShouldBe(expected ?? (object)EmptyObject.Instance);
    }

    [Fact]
    public async Task Values_GivenInCode_AllArrive()
    {
        await using var host = await TestHost.StartAsync(typeof(Lists));

        (await host.CallAsync("App.Lists.Ints", ("ids", 1), ("ids", 2))).Data.ShouldBe("1|2");
        (await host.CallAsync("App.Lists.Ints", ("ids", "1,2"), ("ids[]", 3))).Data.ShouldBe("1|2|3");
        (await host.CallAsync("App.Lists.Ints", ("ids", new[] { 1, 2 }), ("ids[]", "3"))).Data.ShouldBe("1|2|3");
        (await host.CallAsync("App.Lists.Header", ("X-Ids", "1, 2"))).Data.ShouldBe("1|2");
        (await host.CallAsync("App.Lists.Orders", ("orders[]", new Order("a", 1)), ("orders[]", """{"sku":"b","qty":2}"""))).Data.ShouldBe("a1|b2");
        (await host.CallAsync("App.Lists.Scalar", ("id", 1), ("id", 2))).Data.ShouldBe("2");
        (await host.CallAsync("App.Lists.Files", ("many[]", File("1.txt")), ("many", File("2.txt")))).Data.ShouldBe("1.txt|2.txt");
    }

    [Theory]
    [InlineData("many many", "1|2")]
    [InlineData("many[] many[]", "1|2")]
    [InlineData("many[0] many[1]", "1|2")]
    [InlineData("many many[]", "1|2")]
    [InlineData("many[]", "1")]
    [InlineData("other", "none")]
    public async Task Files_OfANameWithBrackets_AllArrive(string names, string expected)
    {
        await using var host = await TestHost.StartAsync(typeof(Lists));
        RawPart[] parts = [.. names.Split(' ').Select((name, index) => new RawPart(name, default, File($"{index + 1}")))];

        (await ReadPartsAsync(host, "Files", parts)).Data.ShouldBe(expected);
    }

    [Fact]
    public async Task Files_ThatWereNotChosen_AreNotSent()
    {
        await using var host = await TestHost.StartAsync(typeof(Lists));
        RawPart nothing = new("many[]", default, new MemoryFile("", "application/octet-stream", []));

        (await ReadPartsAsync(host, "Files", nothing)).Data.ShouldBe("none");
        (await ReadPartsAsync(host, "Files", nothing, new("many[]", default, File("1")))).Data.ShouldBe("1");
        (await ReadPartsAsync(host, "Files", new RawPart("many[]", "text"u8.ToArray(), null))).Message.ShouldBe("many must be of type file.");
    }

    [Fact]
    public async Task Values_ThatAreSensitive_AreAllMasked()
    {
        await using var host = await TestHost.StartAsync(typeof(Lists));
        var trace = CallTrace.Start(TimeProvider.System);
        var values = CallRequest.Create("", ("secrets", "first1,second2"), ("secrets[]", "third3"), ("secrets", "fourth4")).Values;

        var result = await host.CallAsync(new CallRequest("App.Lists.Secrets", values) { Trace = trace });

        result.Data.ShouldBe("first1|second2|third3|fourth4");
        trace.Mask("first1 second2 third3 fourth4").ShouldNotContain("t");
    }

    [Fact]
    public async Task List_WithAConverterOfItsOwn_IsReadByItAsOneValue()
    {
        await using var host = await TestHost.StartAsync(typeof(Lists));

        (await ReadAsync(host, "Converted", query: "orders=a1-b2")).Data.ShouldBe("a1|b2");
        host.Registry.Current.Actions.Single(found => found.Description.Action == "Converted").Rules.Single().ListFormat.ShouldBe(ListFormat.Separated);
    }

    [Fact]
    public async Task Names_WithBrackets_CountAsParameters()
    {
        await using var raw = new MemoryRequest { Limits = new() { Parameters = 3 }, QueryText = "s=App.Lists.Ints&ids[]=1&ids[]=2&ids[]=3" };

        (await new StrictRequestReader().ReadAsync(raw, default)).Refusal!.MessageKey.ShouldBe("limit.parameters");
    }

    [Theory]
    [InlineData("Ints", "ids=1,2,3", "1|2|3")]
    [InlineData("Ints", "ids=1,2,3,4", null)]
    [InlineData("Ints", "ids=1,2&ids=3,4", null)]
    [InlineData("Ints", "ids[]=1&ids=2,3", "1|2|3")]
    [InlineData("Ints", "ids[]=1&ids=2,3,4", null)]
    [InlineData("Texts", "texts[]=a,b,c,d", "a,b,c,d")]
    [InlineData("Single", "texts=a,b,c,d&texts=e", "a,b,c,d|e")]
    [InlineData("Single", "texts=a&texts=b&texts=c&texts=d", null)]
    [InlineData("Json", """texts=["a","b","c"]""", "a|b|c")]
    [InlineData("Json", """texts=["a","b","c","d"]""", null)]
    public async Task Elements_OfAList_AreLimited(string action, string pairs, string? expected)
    {
        await using var host = await TestHost.StartAsync(
            app => app.AddModule("App", [typeof(Lists)]), options => options.Limits.Elements = 3);

        var result = await ReadAsync(host, action, query: pairs);

        result.Message.ShouldBe(expected is null ? "There are more than 3 values in the request." : "");
        result.Data.ShouldBe(expected ?? (object)EmptyObject.Instance);
    }

    [Fact]
    public async Task Format_OfAList_FollowsFromItsElements_UnlessItIsDeclared()
    {
        await using var host = await TestHost.StartAsync(typeof(Lists));

        ParameterRule Rule(string action) => host.Registry.Current.Actions.Single(found => found.Description.Action == action).Rules.Single();

        Rule("Orders").ListFormat.ShouldBe(ListFormat.Json);
        Rule("Orders").HasListFormat.ShouldBeFalse();
        Rule("Piped").ListFormat.ShouldBe(ListFormat.Separated);
        Rule("Piped").HasListFormat.ShouldBeTrue();
        Rule("Ints").ListFormat.ShouldBe(ListFormat.Separated);
        Rule("Json").ListFormat.ShouldBe(ListFormat.Json);
    }

    private static string Show<T>(IEnumerable<T>? values) =>
        values is null ? "none" : string.Join('|', values.Select(value => value is null ? "null" : Convert.ToString(value, CultureInfo.InvariantCulture)));

    private static MemoryFile File(string name) => new(name, "text/plain", [1]);

    private static async Task<CallResult> ReadAsync(TestHost host, string action, string type = "", string body = "", string query = "")
    {
        await using var raw = new MemoryRequest { Limits = new(), QueryText = $"s=App.Lists.{action}&{query}", Type = type, BodyText = body };
        return await host.CallAsync(await new StrictRequestReader().ReadAsync(raw, default));
    }

    private static async Task<CallResult> ReadPartsAsync(TestHost host, string action, params RawPart[] parts)
    {
        await using var raw = new MemoryRequest
        {
            Limits = new(),
            QueryText = $"s=App.Lists.{action}",
            Type = "multipart/form-data; boundary=b",
            Parts = parts,
        };
        return await host.CallAsync(await new StrictRequestReader().ReadAsync(raw, default));
    }

    private static RawPart[] Decoded(string pairs) => [.. pairs.Split('&').Select(pair => pair.Split('=', 2)).Select(pair =>
        new RawPart(Uri.UnescapeDataString(pair[0]), Encoding.UTF8.GetBytes(Uri.UnescapeDataString(pair[1])), null))];
}
