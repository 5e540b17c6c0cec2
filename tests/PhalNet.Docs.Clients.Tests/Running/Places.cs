namespace PhalNet.Docs.Clients.Tests.Running;

/// <summary>Looks for each parameter in one place alone.</summary>
[Service("App.Places")]
public sealed class Places
{
    [Verbs("GET")]
    public PlacesReply Read(
        string text,
        [Param(Source = ValueSource.Query)] string? word = null,
        [Param("X-Key", Source = ValueSource.Header)] string? key = null,
        [Param(Source = ValueSource.Cookie)] string? session = null) => Reply(text, word, key, session);

    [Verbs("POST")]
    public PlacesReply Take(
        [Param(Source = ValueSource.Body)] string text,
        [Param(Source = ValueSource.Query)] string word,
        [Param("X-Key", Source = ValueSource.Header)] string key,
        [Param(Source = ValueSource.Cookie)] string? session = null) => Reply(text, word, key, session);

    private static PlacesReply Reply(string text, string? word, string? key, string? session) =>
        new(Digests.Of(text), Digest(word), Digest(key), Digest(session));

    private static string Digest(string? text) => text is null ? "" : Digests.Of(text);
}
