namespace PhalNet.Docs.Clients.Tests.Running;

public sealed record EchoReply(string Digest);
