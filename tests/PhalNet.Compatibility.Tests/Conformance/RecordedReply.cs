using System.Text.Json.Nodes;

namespace PhalNet.Compatibility.Tests.Conformance;

/// <summary>What an envelope would carry.</summary>
internal sealed record RecordedReply(int Ret, JsonNode? Data, string Message);
