namespace PhalNet.Docs.Clients.Tests.Running;

/// <summary>Reads each parameter from a single source.</summary>
[Service("App.Places")]
public sealed class Places
{
    [Verbs("GET")]
    public PlacesReply Read(
        string text,
        [Param(Source = ValueSource.Query)] string? word = null,
        [Param("X-Key", Source = ValueSource.Header)] string? key = null,
        [Param("X-Other", Source = ValueSource.Header)] string? other = null,
        [Param(Source = ValueSource.Cookie)] string? session = null) => Reply(text, word, key, session, other);

    [Verbs("POST")]
    public PlacesReply Take(
        [Param(Source = ValueSource.Body)] string text,
        [Param(Source = ValueSource.Query)] string word,
        [Param("X-Key", Source = ValueSource.Header)] string key,
        [Param(Source = ValueSource.Cookie)] string? session = null) => Reply(text, word, key, session);

    [Verbs("PUT")]
    public PlacesReply Keep(
        [Param(Source = ValueSource.Body)] string text,
        [Param(Source = ValueSource.Query)] string word,
        [Param("X-Key", Source = ValueSource.Header)] string? key = null,
        [Param(Source = ValueSource.Cookie)] string? session = null) => Reply(text, word, key, session);

    [Verbs("DELETE")]
    public PlacesReply Drop(
        string text,
        [Param(Source = ValueSource.Query)] string word,
        [Param("X-Key", Source = ValueSource.Header)] string? key = null,
        [Param(Source = ValueSource.Cookie)] string? session = null) => Reply(text, word, key, session);

    private static PlacesReply Reply(string text, string? word, string? key, string? session, string? other = null) =>
        new(Digests.Of(text), Digest(word), Digest(key), Digest(session), Digest(other));

    private static string Digest(string? text) => text is null ? "" : Digests.Of(text);
}
