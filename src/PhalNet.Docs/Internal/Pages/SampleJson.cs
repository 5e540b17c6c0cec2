using System.Text.Json;

namespace PhalNet.Docs.Internal.Pages;

/// <summary>How calls and templates are handed to the scripts of a page.</summary>
internal static class SampleJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web);
}
