namespace PhalNet.Docs.Clients.Tests.Running;

public sealed record PlacesReply(string Text, string Word, string Key, string Session, string Other);
