using System.Text.Json.Nodes;

namespace PhalNet.Docs.Tests.Formats;

public sealed class SchemaHoistTests
{
    [Theory]
    [InlineData("""{"type":"string"}""", """{"type":"string"}""", "{}")]
    [InlineData("true", "{}", "{}")]
    [InlineData("""{"items":false}""", """{"items":{"not":{}}}""", "{}")]
    [InlineData("""{"additionalProperties":false}""", """{"additionalProperties":false}""", "{}")]
    [InlineData("""{"properties":{"next":{"$ref":"#"}}}""", """{"$ref":"@"}""", """{"@":{"properties":{"next":{"$ref":"@"}}}}""")]
    [InlineData(
        """{"properties":{"a/b":{"type":"object"},"c":{"$ref":"#/properties/a~1b","description":"text"}}}""",
        """{"properties":{"a/b":{"$ref":"@a~1b"},"c":{"$ref":"@a~1b","description":"text"}}}""",
        """{"@a~1b":{"type":"object"}}""")]
    [InlineData(
        """{"anyOf":[{"properties":{"up":{"$ref":"#/anyOf/0"}}},{"type":"null"}]}""",
        """{"anyOf":[{"$ref":"@0"},{"type":"null"}]}""",
        """{"@0":{"properties":{"up":{"$ref":"@0"}}}}""")]
    [InlineData("""{"default":{"$ref":"#/x"},"enum":[{"items":true}]}""", """{"default":{"$ref":"#/x"},"enum":[{"items":true}]}""", "{}")]
    public void Schema_ThatRefersToItself_RefersToComponents(string schema, string content, string components)
    {
        var defined = new JsonObject();

        var result = new SchemaHoist(JsonNode.Parse(schema)!, part => $"@{part}", (name, part) => defined[name] = part).Run();

        result.ToJsonString().ShouldBe(content);
        defined.ToJsonString().ShouldBe(components);
    }
}
