using System.Text.Json.Serialization;

namespace PhalNet.Benchmarks.Http;

public sealed record Envelope(int Ret, SentId Data, string Msg);

public sealed record SentId(string Id);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(MessageBody))]
[JsonSerializable(typeof(Envelope))]
internal sealed partial class MessageJson : JsonSerializerContext;
