namespace PhalNet.Docs.Clients.Tests.Running;

public sealed record UploadReply(string Name, long Size, string Content, string Title);
