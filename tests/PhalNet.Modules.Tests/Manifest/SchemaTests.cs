using System.Reflection;
using System.Text.Json;
using Json.Schema;
using PhalNet.Modules.Tests.Support;

namespace PhalNet.Modules.Tests.Manifest;

/// <summary>The published schema of <c>module.json</c> and the reader of the file agree.</summary>
public sealed class SchemaTests
{
    private static readonly string File = typeof(SchemaTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "ManifestSchema").Value!;

    private const string Valid = """{"id":"Shop","version":"1.0.0","title":"Shop","assembly":"Shop.dll","host":"[0.2.0, 0.3.0)"}""";

    [Fact]
    public void Manifest_ThatIsDerived_FitsTheSchema()
    {
        using var directory = new TemporaryDirectory();
        var folder = new TestModule
        {
            Attribute = ", Title = \"The shop\", Options = typeof(Prices)",
            Code = """
                [assembly: ModuleDependency("Stock", "[1.0.0, 2.0.0)")]
                public sealed class Prices { [System.ComponentModel.DataAnnotations.Range(1, 9)] public int Rate { get; set; } = 1; }
                """,
            Resources = new Dictionary<string, string> { ["Shop.Migrations.001_parts.sql"] = "SELECT 1" },
        }.Write(directory.Path);

        var text = System.IO.File.ReadAllText(Path.Combine(folder, ModuleManifest.FileName));

        Fits(text).ShouldBeTrue(text);
        foreach (var member in new[] { "title", "dependencies", "services", "configuration", "migrations", "files" })
            text.ShouldContain($"\"{member}\"");
    }

    [Theory]
    [InlineData("\"id\":\"Shop\"", "\"id\":\"Shop.One\"")]
    [InlineData("\"id\":\"Shop\",", "")]
    [InlineData("\"version\":\"1.0.0\"", "\"version\":\"1.0\"")]
    [InlineData("\"assembly\":\"Shop.dll\"", "\"assembly\":\"../Shop.dll\"")]
    [InlineData("\"assembly\":\"Shop.dll\"", "\"assembly\":\"bin\\\\Shop.dll\"")]
    [InlineData("\"title\":\"Shop\"", "\"title\":\"\"")]
    [InlineData("\"title\":\"Shop\"", "\"name\":\"Shop\"")]
    [InlineData("\"title\":\"Shop\"", "\"files\":{\"a/../b\":\"00\"}")]
    [InlineData("\"title\":\"Shop\"", "\"files\":{\"a\":\"00\"}")]
    [InlineData("\"title\":\"Shop\"", "\"services\":\"Shop\"")]
    public void Manifest_ThatTheReaderRefuses_DoesNotFitTheSchema(string from, string to)
    {
        var text = Valid.Replace(from, to, StringComparison.Ordinal);

        Fits(Valid).ShouldBeTrue();
        _ = ManifestFile.Parse(Valid);
        Should.Throw<ModuleContentException>(() => ManifestFile.Parse(text));
        Fits(text).ShouldBeFalse(text);
    }

    private static bool Fits(string manifest)
    {
        using var document = JsonDocument.Parse(manifest);
        return JsonSchema.FromText(System.IO.File.ReadAllText(File)).Evaluate(document.RootElement).IsValid;
    }
}
