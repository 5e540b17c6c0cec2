namespace PhalNet.Benchmarks.Setting;

public sealed record SentMessage(string Id);
