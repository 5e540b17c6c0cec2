namespace PhalNet;

/// <summary>
/// How a call ended. An action returns one where ret or message are its own to say; otherwise its return value becomes the data.
/// Whoever makes the call disposes it, after a <see cref="Body"/> has been sent.
/// </summary>
public sealed class CallResult : IAsyncDisposable
{
    /// <summary>200 when the call went well, 3xx, 4xx or 5xx otherwise.</summary>
    public int Ret { get; init; } = 200;

    /// <summary>The data; null where there is none.</summary>
    public object? Data { get; init; }

    /// <summary>The message, empty when the call went well.</summary>
    public string Message { get; init; } = "";

    /// <summary>A file, stream or event stream to send in place of the envelope.</summary>
    public ReplyBody? Body => Data as ReplyBody;

    /// <summary>The action that ran, null when none was found.</summary>
    public ServiceAction? Action { get; internal init; }

    /// <summary>The language the call ended with, as a filter may have set it; null where no action was found.</summary>
    public string? Language { get; internal init; }

    /// <summary>Members to add to the envelope.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Extras { get; internal init; } = [];

    /// <summary>Headers to add to the reply.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; internal init; } = [];

    /// <summary>What the call holds on to until a body has been sent.</summary>
    internal IAsyncDisposable? Lifetime { get; init; }

    /// <summary>A call that went well.</summary>
    public static CallResult Success(object? data) => new() { Data = data };

    /// <summary>A call that was refused.</summary>
    public static CallResult Failure(int ret, string message) => new() { Ret = ret, Message = message };

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Data is StreamReply || Lifetime is not null ? DisposeHeldAsync() : default;

    private async ValueTask DisposeHeldAsync()
    {
        if (Data is StreamReply stream)
            await stream.Content.DisposeAsync();
        if (Lifetime is not null)
            await Lifetime.DisposeAsync();
    }
}
