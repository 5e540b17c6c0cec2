using System.Text.Json;
using PhalNet.Docs.Internal.Samples;

namespace PhalNet.Docs.Internal.Pages;

/// <summary>The templates of the samples as a script, so that pages need not carry them and browsers keep them.</summary>
internal static class SampleTemplates
{
    public const string File = "sample-templates.js";

    public static string Write(SampleCatalog catalog) =>
        $"PhalNetSamples.templates = {JsonSerializer.Serialize(catalog.Samples.ToDictionary(sample => sample.Id, sample => sample.Template))};\n";
}
