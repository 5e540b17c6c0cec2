using System.Net.ServerSentEvents;

namespace PhalNet;

/// <summary>A reply without an envelope. An action returns it like any other value; a failed call still gets an envelope.</summary>
public abstract class ReplyBody
{
    /// <summary>The media type of the reply.</summary>
    public abstract string ContentType { get; }
}

/// <summary>Sends a file.</summary>
/// <param name="path">The file's path.</param>
/// <param name="contentType">Its media type.</param>
public sealed class FileReply(string path, string contentType = "application/octet-stream") : ReplyBody
{
    /// <summary>The file's path.</summary>
    public string Path { get; } = path;

    /// <inheritdoc/>
    public override string ContentType { get; } = contentType;

    /// <summary>The file name for saving; shown inline when null.</summary>
    public string? DownloadName { get; init; }
}

/// <summary>Sends the content of a stream and disposes it afterwards. A seekable stream supports range requests.</summary>
/// <param name="content">The content, starting at its current position.</param>
/// <param name="contentType">Its media type.</param>
public sealed class StreamReply(Stream content, string contentType = "application/octet-stream") : ReplyBody
{
    /// <summary>The content.</summary>
    public Stream Content { get; } = content;

    /// <inheritdoc/>
    public override string ContentType { get; } = contentType;

    /// <summary>The file name for saving; shown inline when null.</summary>
    public string? DownloadName { get; init; }

    /// <summary>
    /// Identifies this version of the content for range requests and for HTTP 304: quoted text, prefixed with <c>W/</c> if it is weak; the
    /// quotes may be omitted.
    /// </summary>
    /// <exception cref="ArgumentException">The value contains characters that an entity tag cannot contain.</exception>
    public string? EntityTag
    {
        get;
        init => field = value is null ? null : Quoted(value);
    }

    /// <summary>When the content was last changed, for the same purpose; null when unknown.</summary>
    public DateTimeOffset? LastModified { get; init; }

    private static string Quoted(string tag)
    {
        var text = tag.StartsWith("W/\"", StringComparison.Ordinal) ? tag[2..] : tag;
        text = text is ['"', .. var inner, '"'] ? inner : text;
        if (text.Any(character => character is < '!' or '"' or > '~'))
            throw new ArgumentException($"The entity tag '{tag}' contains characters other than printable ASCII.", nameof(tag));
        return tag.StartsWith("W/\"", StringComparison.Ordinal) ? $"W/\"{text}\"" : $"\"{text}\"";
    }
}

/// <summary>Sends server-sent events until the sequence ends or the caller disconnects.</summary>
/// <param name="events">The events; each is sent immediately.</param>
public sealed class EventStreamReply(IAsyncEnumerable<SseItem<string>> events) : ReplyBody
{
    /// <summary>The events.</summary>
    public IAsyncEnumerable<SseItem<string>> Events { get; } = events;

    /// <inheritdoc/>
    public override string ContentType => "text/event-stream";
}
