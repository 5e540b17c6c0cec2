namespace PhalNet.Benchmarks.Http;

public sealed record SentMessage(string Id);
