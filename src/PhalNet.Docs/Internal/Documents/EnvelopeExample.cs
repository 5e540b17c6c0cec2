using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PhalNet.Docs.Internal.Documents;

/// <summary>An example of a whole reply, in lines.</summary>
internal static class EnvelopeExample
{
    private static readonly JsonSerializerOptions Lines = new() { WriteIndented = true, IndentSize = 4, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ServiceDocument document, Entry entry) => new JsonObject
    {
        [entry.NameOf("ret")] = 200,
        [entry.NameOf("data")] = document.Example?.DeepClone(),
        [entry.NameOf("msg")] = "",
    }.ToJsonString(Lines);
}
