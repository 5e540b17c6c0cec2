using System.Text.Json;

namespace PhalNet.Docs;

/// <summary>The templates of the samples as a script, so that browsers cache them and pages do not contain them.</summary>
internal static class SampleTemplates
{
    public const string File = "sample-templates.js";

    public static string Write(SampleCatalog catalog)
    {
        var templates = catalog.Samples.ToDictionary(sample => sample.Id, sample => sample.Template);
        return $"PhalNetSamples.templates = {JsonSerializer.Serialize(templates)};\n";
    }
}

/// <summary>The JSON of calls and templates for the scripts of a page.</summary>
internal static class SampleJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web);
}
