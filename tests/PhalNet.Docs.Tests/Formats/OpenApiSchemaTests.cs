using System.Text.Json.Nodes;
using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Formats;

/// <summary>Schemas match the replies and use the names of the types.</summary>
public sealed class OpenApiSchemaTests : IAsyncLifetime
{
    private DocsHost _host = null!;
    private JsonNode _document = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await DocsHost.StartAsync([typeof(Rooms), typeof(Services.Sales.Desk), typeof(Services.Stock.Store)]);
        _document = JsonNode.Parse(await _host.Client.GetStringAsync("/docs/openapi.json?lang=en", TestContext.Current.CancellationToken))!;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("/components/schemas/LongReply/properties/data/oneOf/1", """{"type":"integer","format":"int64"}""")]
    [InlineData("/components/schemas/Times/properties/maybe", """{"type":["null","integer"],"format":"int64"}""")]
    [InlineData("/components/schemas/Times/properties/sizes/additionalProperties", """{"type":"integer","format":"int64"}""")]
    [InlineData("/components/schemas/Times/properties/at", """{"type":"string","format":"date-time"}""")]
    [InlineData("/components/schemas/Times/properties/on", """{"type":"string","format":"date"}""")]
    [InlineData("/components/schemas/Times/properties/from", """{"type":"string","format":"time-local"}""")]
    [InlineData("/components/schemas/Times/properties/left", """{"type":"string"}""")]
    [InlineData("/components/schemas/Times/required", """["day","moment","at","from","on","for","link","large","maybe","sizes"]""")]
    [InlineData("/components/schemas/Booking/required", """["sku","lines","note","mail","computed"]""")]
    [InlineData("/components/schemas/BookingInput/required", """["sku","lines"]""")]
    [InlineData("/components/schemas/BookingInput/properties/sku", """{"maxLength":5,"type":"string","description":"What is booked.\n\nAt most 5 characters"}""")]
    [InlineData("/components/schemas/BookingLineInput/properties/kind", """{"type":"string","description":"Which kind.","default":"single","enum":["single","double"]}""")]
    [InlineData("/components/schemas/Pet/discriminator", """{"propertyName":"kind","mapping":{"cat":"#/components/schemas/Cat","dog":"#/components/schemas/Dog"}}""")]
    [InlineData("/components/schemas/Cat/allOf/0", """{"$ref":"#/components/schemas/Pet"}""")]
    [InlineData("/components/schemas/BookingOrNullReply/properties/data/oneOf/1", """{"oneOf":[{"type":"null"},{"$ref":"#/components/schemas/Booking"}]}""")]
    [InlineData("/components/schemas/Refusal/required", """["ret","data","msg"]""")]
    [InlineData("/components/schemas/Sales_Receipt/required", """["price"]""")]
    [InlineData("/components/schemas/Stock_Receipt/required", """["weight"]""")]
    public void Place_OfTheDocument_IsAsItIsSent(string place, string schema)
    {
        var found = SchemaJudge.Find(_document, $"#{place}").ShouldNotBeNull(_document["components"]!["schemas"]!.ToJsonString());
        JsonNode.DeepEquals(found, JsonNode.Parse(schema)).ShouldBeTrue(found.ToJsonString());
    }

    [Fact]
    public void Range_OfAMember_IsALimit()
    {
        var quantity = SchemaJudge.Find(_document, "#/components/schemas/BookingLineInput/properties/qty")!;
        quantity["minimum"]!.GetValue<int>().ShouldBe(1);
        quantity["maximum"]!.GetValue<int>().ShouldBe(10);
        quantity["format"]!.GetValue<string>().ShouldBe("int32");
    }

    [Fact]
    public void Names_OfComponents_ArePlain() => _document["components"]!["schemas"]!.AsObject().Select(schema => schema.Key)
        .ShouldAllBe(name => !name.Contains('.') && !name.Any(char.IsAsciiDigit));

    [Fact]
    public void Parameter_ThatNeedNotBeSent_HasNoMadeUpExample()
    {
        var content = _document["paths"]!["/api/Shop.Rooms.Book"]!["post"]!["requestBody"]!["content"]!;
        foreach (var media in new[] { "application/json", "application/x-www-form-urlencoded" })
        {
            content[media]!["schema"]!["properties"]!["access_token"]!["examples"].ShouldBeNull();
            content[media]!["example"]!.AsObject().Select(member => member.Key).ShouldBe(["order"]);
        }
    }

    [Fact]
    public async Task Examples_OfTheDocument_AreAccepted()
    {
        foreach (var service in new[] { "Book", "BookMany", "Pet" })
        {
            var media = _document["paths"]![$"/api/Shop.Rooms.{service}"]!["post"]!["requestBody"]!["content"]!["application/json"]!;
            SchemaJudge.FindErrors(media["example"], media["schema"], _document).ShouldBeEmpty();
            using var body = new StringContent(media["example"]!.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
            using var reply = await _host.Client.PostAsync($"/api/Shop.Rooms.{service}", body, TestContext.Current.CancellationToken);
            (await reply.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldStartWith("{\"ret\":200,");
        }
    }
}
