namespace PhalNet.Internal.Messages;

internal sealed record MessageTexts(string Language, IReadOnlyDictionary<string, string> Texts);
