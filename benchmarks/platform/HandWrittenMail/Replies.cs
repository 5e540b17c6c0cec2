using System.Text.Json.Serialization;

namespace PhalNet.Benchmarks.Platform;

internal sealed record Envelope(int Ret, SentId Data, string Msg);

internal sealed record SentId(string Id);

internal sealed record RefusedEnvelope(int Ret, Nothing Data, string Msg);

internal sealed record Nothing;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Envelope))]
[JsonSerializable(typeof(RefusedEnvelope))]
internal sealed partial class ReplyJson : JsonSerializerContext;
