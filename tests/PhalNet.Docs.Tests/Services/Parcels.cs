using System.ComponentModel.DataAnnotations;

namespace PhalNet.Docs.Tests.Services;

/// <summary>Parcels on their way.</summary>
[Service("Shop.Parcels")]
public sealed class Parcels
{
    /// <summary>The caller's token.</summary>
    [Param("token", Source = ValueSource.Header), Sensitive]
    public string Token { get; set; } = "";

    /// <summary>
    /// Find parcels
    /// <para>Those of one owner, the newest first.</para>
    /// </summary>
    /// <param name="owner">Whose they are.</param>
    /// <param name="code" example="AB-12">A code.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="ids">Their numbers.</param>
    /// <param name="tags">Their tags.</param>
    /// <param name="carriage">How they travel.</param>
    /// <param name="secret">Not for readers.</param>
    /// <param name="session">The session.</param>
    /// <returns>The parcels found.</returns>
    /// <exception cref="CallException">409: somebody was faster.</exception>
    public IReadOnlyList<Parcel> Find(
        [StringLength(32, MinimumLength = 3)] string owner,
        [RegularExpression("[A-Z]{2}-[0-9]{2}")] string? code = null,
        [Range(1, 100)] int page = 1,
        [Param(Separator = "|"), Length(1, 5)] int[]? ids = null,
        [Param(ListFormat = ListFormat.Json)] string[]? tags = null,
        Carriage carriage = Carriage.Sea,
        [Param(Hidden = true)] string? secret = null,
        [Param(Source = ValueSource.Cookie)] string? session = null) => [];

    /// <summary>Look at one parcel</summary>
    /// <param name="id">Its number.</param>
    [Verbs("GET")]
    public Parcel Show(int id, [Param(Separator = "::")] string[]? with = null) => new() { Id = id, Other = with };

    /// <summary>Change a note</summary>
    /// <param name="id">Its number.</param>
    /// <param name="note">The note.</param>
    [Verbs("put")]
    public void Note(int id, string note) => _ = (id, note);

    /// <summary>Forget a parcel</summary>
    /// <param name="id">Its number.</param>
    [Verbs("DELETE")]
    public void Forget(int id) => _ = id;

    /// <summary>Send a parcel</summary>
    /// <param name="parcel">What to send.</param>
    /// <param name="note">A note for the carrier.</param>
    /// <param name="trace">Whether to trace it.</param>
    [Obsolete("Use `Shop.Parcels.Find`.")]
    public void Send([Param(Source = ValueSource.Body)] Parcel parcel, string note, [Param(Source = ValueSource.Query)] bool trace = false) => _ = (parcel, note, trace);

    /// <summary>Add a picture</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="at">When it was taken.</param>
    public string Picture([FileRule(MaxBytes = 1 << 20, ContentTypes = ["image/png"], Extensions = ["png"])] UploadedFile picture, DateTimeOffset? at = null) => $"{picture}{at}";

    /// <summary>Print the label</summary>
    public FileReply Label(int id) => new($"{id}.pdf");

    /// <summary>Follow a parcel</summary>
    public EventStreamReply Follow(int id) => new(System.Linq.AsyncEnumerable.Empty<System.Net.ServerSentEvents.SseItem<string>>());
}
