using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Documents;

public sealed class ReplyTests(EverythingShop everything) : IClassFixture<EverythingShop>
{
    public static TheoryData<string> Services =>
        [.. typeof(Replies).GetMethods().Where(method => method.DeclaringType == typeof(Replies)).Select(method => $"Shop.Replies.{method.Name}")];

    [Theory]
    [MemberData(nameof(Services))]
    public void Example_FitsItsSchema(string service)
    {
        var document = everything.Shop.Document(service);

        if (document.Schema is { } schema)
            SchemaJudge.FindErrors(document.Example, schema, schema).ShouldBeEmpty(document.Example?.ToJsonString());
        else
            JsonNode.DeepEquals(document.Example, new JsonObject()).ShouldBeTrue();
    }

    [Theory]
    [InlineData("data", "Object", false, "The order asked for.")]
    [InlineData("data.id", "Integer", false, "The number of the order.")]
    [InlineData("data.ship_to", "Object", false, "Where it goes.")]
    [InlineData("data.ship_to.street", "String", false, "The street and the number.")]
    [InlineData("data.ship_to.floor", "Integer", true, "The floor, where it matters.")]
    [InlineData("data.bill_to", "Object", true, "Where the bill goes, if elsewhere.")]
    [InlineData("data.bill_to.city", "String", false, "The city.")]
    [InlineData("data.origin", "Object", false, "Where something is sent to.")]
    [InlineData("data.lines", "Array of Object", false, "What was ordered.")]
    [InlineData("data.lines[].sku", "String", false, "The article, as `A-1`.")]
    [InlineData("data.lines[].price", "Number", false, "The price of one.")]
    [InlineData("data.tags", "Object", false, "How many of each tag.")]
    [InlineData("data.others.{key}.street", "String", false, "The street and the number.")]
    [InlineData("data.colours", "Array of Enum", false, "Its colours. One of `red`, `dark_blue`, `leaf-green`, `undescribed`.")]
    [InlineData("data.main", "Enum", false, "Its main colour. One of `red`, `dark_blue`, `leaf-green`, `undescribed`.")]
    [InlineData("data.second", "Enum", true, "A colour. One of `red`, `dark_blue`, `leaf-green`, `undescribed`.")]
    [InlineData("data.created_at", "Date and time", false, "When it came in.")]
    [InlineData("data.re/named~it", "String", false, "Under another name.")]
    [InlineData("data.total", "Object or mixed", false, "What it costs.")]
    [InlineData("data.extra", "Object or mixed", false, "Anything else.")]
    public void Field_OfAReply_IsSaidWhereItStands(string path, string type, bool isNullable, string description) =>
        everything.Shop.Document("Shop.Replies.Whole").Data.Single(field => field.Path == path).ShouldBe(new FieldDocument(path, type, isNullable, description));

    [Fact]
    public void Fields_ThatAreIgnored_AreLeftOut() =>
        everything.Shop.Document("Shop.Replies.Whole").Data.ShouldNotContain(field => field.Path.Contains("secret"));

    [Fact]
    public void Fields_OfATree_ReferToWhatWasSaid()
    {
        var fields = everything.Shop.Document("Shop.Replies.Tree").Data;

        fields.Single(field => field.Path == "data.parent").ShouldBe(new("data.parent", "Object", true, "What it belongs to.") { SameAs = "data" });
        fields.Single(field => field.Path == "data.children").ShouldBe(new("data.children", "Array of Object", false, "What belongs to it."));
        fields.Single(field => field.Path == "data.children[]").ShouldBe(new("data.children[]", "Object", false, "") { SameAs = "data" });
        fields.Single(field => field.Path == "data.by_name.{key}").SameAs.ShouldBe("data");
        fields.Single(field => field.Path == "data.by_name").Type.ShouldBe("Object");
    }

    [Fact]
    public void Schema_WithReferences_FindsThem()
    {
        var schema = everything.Shop.Document("Shop.Replies.Tree").Schema!;

        var references = schema.ToJsonString().Split("\"$ref\":\"").Skip(1).Select(rest => rest.Split('"')[0]).ToArray();
        references.ShouldNotBeEmpty();
        references.ShouldAllBe(reference => SchemaPointer.Find(schema, reference) != null);
    }

    [Fact]
    public void Fields_OfAPolymorphicReply_AreThoseOfAllKinds() =>
        everything.Shop.Document("Shop.Replies.Shape").Data.Select(field => field.Path)
            .ShouldBe(["data", "data.$type", "data.name", "data.radius", "data.side"]);

    [Fact]
    public void Field_ThatTellsKindsApart_SaysThemAll() =>
        everything.Shop.Document("Shop.Replies.Shape").Data.Single(field => field.Path == "data.$type").Description.ShouldBe("One of `circle`, `square`.");

    [Theory]
    [InlineData("Some", "data|Array of Object,data[].sku|String,data[].count|Integer,data[].price|Number")]
    [InlineData("Text", "data|String")]
    [InlineData("Number", "data|Integer")]
    [InlineData("Texts", "data|Array of String")]
    [InlineData("Nothing", "")]
    [InlineData("Later", "")]
    [InlineData("File", "")]
    public void Fields_OfOtherReplies_AreTheirs(string action, string fields) =>
        string.Join(',', everything.Shop.Document($"Shop.Replies.{action}").Data.Select(field => $"{field.Path}|{field.Type}")).ShouldBe(fields);

    [Theory]
    [InlineData("Whole", ReplyKind.Envelope)]
    [InlineData("Nothing", ReplyKind.Envelope)]
    [InlineData("File", ReplyKind.File)]
    [InlineData("Stream", ReplyKind.Stream)]
    [InlineData("Events", ReplyKind.Events)]
    internal void Reply_IsOfItsKind(string action, ReplyKind kind) => everything.Shop.Document($"Shop.Replies.{action}").Reply.ShouldBe(kind);

    [Fact]
    public void Example_ThatIsDeclared_IsTakenOutOfItsEnvelope() =>
        everything.Shop.Document("Shop.Replies.Example").Example!.ToJsonString().ShouldBe("{\"street\":\"Lange Str. 5\",\"city\":\"Kassel\",\"floor\":null}");

    [Fact]
    public void Example_OfAText_IsTheText() => everything.Shop.Document("Shop.Replies.Text").Example!.GetValue<string>().ShouldBe("hello");

    [Fact]
    public async Task Members_AreWrittenAsTheModuleWritesThem()
    {
        await using var shop = await Shop.StartAsync([typeof(Replies), typeof(Everything)], module: module =>
        {
            module.Json.PropertyNamingPolicy = JsonNamingPolicy.KebabCaseUpper;
            module.Json.Converters.Clear();
            module.Json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        });

        var fields = shop.Document("Shop.Replies.Whole").Data;
        fields.ShouldContain(field => field.Path == "data.SHIP-TO.STREET");
        fields.Single(field => field.Path == "data.MAIN").Description.ShouldContain("`darkBlue`, `leaf-green`");
        shop.Parameter("Shop.Everything.Lists", "json_colours").Choices[1].Value.ShouldBe("dark_blue");
    }
}
