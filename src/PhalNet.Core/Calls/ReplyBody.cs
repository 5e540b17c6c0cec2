using System.Net.ServerSentEvents;

namespace PhalNet;

/// <summary>A reply that is no envelope. An action returns it like any other value; a call that fails still gets an envelope.</summary>
public abstract class ReplyBody
{
    /// <summary>The media type of the reply.</summary>
    public abstract string ContentType { get; }
}

/// <summary>Answers with a file.</summary>
/// <param name="path">The file's path.</param>
/// <param name="contentType">Its media type.</param>
public sealed class FileReply(string path, string contentType = "application/octet-stream") : ReplyBody
{
    /// <summary>The file's path.</summary>
    public string Path { get; } = path;

    /// <inheritdoc/>
    public override string ContentType { get; } = contentType;

    /// <summary>Under this name the client is asked to save the file; shown in place when null.</summary>
    public string? DownloadName { get; init; }
}

/// <summary>
/// Answers with the content of a stream, which is disposed afterwards. One that can seek also answers with a part of it where the caller
/// asks for a range.
/// </summary>
/// <param name="content">The content, from its present position.</param>
/// <param name="contentType">Its media type.</param>
public sealed class StreamReply(Stream content, string contentType = "application/octet-stream") : ReplyBody
{
    /// <summary>The content.</summary>
    public Stream Content { get; } = content;

    /// <inheritdoc/>
    public override string ContentType { get; } = contentType;

    /// <summary>Under this name the client is asked to save the content; shown in place when null.</summary>
    public string? DownloadName { get; init; }

    /// <summary>
    /// Names this state of the content, so that a range is not taken of another one and a caller who has it gets HTTP 304: text in
    /// quotes, with <c>W/</c> in front where it is a weak one; the quotes may be left out.
    /// </summary>
    /// <exception cref="ArgumentException">It holds what an entity tag cannot.</exception>
    public string? EntityTag
    {
        get;
        init => field = value is null ? null : Quoted(value);
    }

    /// <summary>When the content was changed last, for the same use; null where that is not known.</summary>
    public DateTimeOffset? LastModified { get; init; }

    private static string Quoted(string tag)
    {
        var text = tag.StartsWith("W/\"", StringComparison.Ordinal) ? tag[2..] : tag;
        text = text is ['"', .. var inner, '"'] ? inner : text;
        if (text.Any(character => character is < '!' or '"' or > '~'))
            throw new ArgumentException($"The entity tag '{tag}' holds other characters than printable ASCII.", nameof(tag));
        return tag.StartsWith("W/\"", StringComparison.Ordinal) ? $"W/\"{text}\"" : $"\"{text}\"";
    }
}

/// <summary>Answers with server-sent events until the sequence or the caller ends.</summary>
/// <param name="events">The events, each sent as soon as it comes.</param>
public sealed class EventStreamReply(IAsyncEnumerable<SseItem<string>> events) : ReplyBody
{
    /// <summary>The events.</summary>
    public IAsyncEnumerable<SseItem<string>> Events { get; } = events;

    /// <inheritdoc/>
    public override string ContentType => "text/event-stream";
}
