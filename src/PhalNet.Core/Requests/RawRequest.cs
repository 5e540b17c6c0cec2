using System.Net;
using System.Security.Claims;

namespace PhalNet;

/// <summary>A request as it came in, before anything is made of it.</summary>
public abstract class RawRequest : IAsyncDisposable
{
    private IDisposable? _firstResource;
    private List<IDisposable>? _laterResources;
    private Task? _user;

    /// <summary>The HTTP method as sent.</summary>
    public abstract string Method { get; }

    /// <summary>The request target as sent: path and query, nothing decoded.</summary>
    public abstract string Target { get; }

    /// <summary>The query as sent, without the question mark.</summary>
    public abstract string Query { get; }

    /// <summary>The same without a copy, where the text it is a part of is at hand.</summary>
    public virtual ReadOnlyMemory<char> QueryMemory => Query.AsMemory();

    /// <summary>Whether a body may follow; where there is none a reader need not look for it.</summary>
    public virtual bool CanHaveBody => true;

    /// <summary>The body's media type with its parameters as sent, empty when none was.</summary>
    public abstract string ContentType { get; }

    /// <summary>The value of a header, names ignoring case; several values joined with a comma; null when not sent.</summary>
    public abstract string? GetHeader(string name);

    /// <summary>The values of a header that was sent several times, in their order.</summary>
    public virtual IReadOnlyList<string> GetHeaderValues(string name) => GetHeader(name) is { } value ? [value] : [];

    /// <summary>The value of a cookie as sent; null when not sent. Of repeated names the first counts.</summary>
    public abstract string? GetCookie(string name);

    /// <summary>The names of the headers.</summary>
    public abstract IReadOnlyList<string> HeaderNames { get; }

    /// <summary>The names of the cookies.</summary>
    public abstract IReadOnlyList<string> CookieNames { get; }

    /// <summary>The service name where the path names it, null otherwise.</summary>
    public string? PathService { get; init; }

    /// <summary>The entry's default namespace, null for the application's own.</summary>
    public string? DefaultNamespace { get; init; }

    /// <summary>The language of messages.</summary>
    public string? Language { get; init; }

    /// <summary>Whether the caller is told all that is wrong with the parameters; null as the application's options say.</summary>
    public bool? ErrorDetails { get; init; }

    /// <summary>
    /// The user the host knows. Many calls ask neither for the user nor for the caller, so both may be found out when they are asked
    /// for.
    /// </summary>
    public virtual ClaimsPrincipal? User => null;

    /// <summary>What the request came in by, such as ASP.NET Core's <c>HttpContext</c>; null where there is nothing to know.</summary>
    public virtual object? Transport => null;

    /// <summary>Whether the host's own time limit has ended the request: its cancellation is then not the caller's leaving.</summary>
    public virtual bool HasTimedOut => false;

    /// <summary>Who calls.</summary>
    public abstract Caller Caller { get; }

    /// <summary>
    /// The caller's address. It may be asked for by another thread than the one that serves the request, so that finding it changes
    /// nothing.
    /// </summary>
    public virtual IPAddress? Address => Caller.Address;

    /// <summary>Collects the course of the call.</summary>
    public CallTrace Trace { get; init; } = CallTrace.None;

    /// <summary>The limits the request has to keep.</summary>
    public required RequestLimits Limits { get; init; }

    /// <summary>
    /// The whole body; may be asked for again. Valid until the request is disposed.
    /// </summary>
    /// <exception cref="CallException">The body is over its limit or broken off.</exception>
    public abstract ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(CancellationToken cancellation);

    /// <summary>The parts of a multipart body in their order, in place of <see cref="ReadBodyAsync"/>.</summary>
    /// <exception cref="CallException">The body is over a limit, broken off or no multipart text.</exception>
    public abstract ValueTask<IReadOnlyList<RawPart>> ReadPartsAsync(CancellationToken cancellation);

    /// <summary>Whether the request has ended.</summary>
    public bool IsDisposed { get; private set; }

    /// <summary>Has something disposed when the request ends, such as what a reader rented for its values.</summary>
    public T OnDispose<T>(T resource) where T : IDisposable
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);

        // Most requests have one at most.
        if (_firstResource is null)
            _firstResource = resource;
        else
            (_laterResources ??= []).Add(resource);
        return resource;
    }

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        IsDisposed = true;
        if (_user is { IsCompleted: false } user)
            _ = ReleaseAfterAsync(user);
        else
            Release();
        return default;
    }

    /// <summary>Keeps what was rented until somebody has ended who uses it longer than the request lasts.</summary>
    internal void KeepUntil(Task user) => _user = user;

    private async Task ReleaseAfterAsync(Task user)
    {
        await user.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Release();
    }

    private void Release()
    {
        // What came later may stand on what came before: parsed JSON on the bytes it was read from.
        for (var i = _laterResources?.Count - 1 ?? -1; i >= 0; i--)
            _laterResources![i].Dispose();
        _firstResource?.Dispose();
        (_firstResource, _laterResources) = (null, null);
    }
}

/// <summary>One part of a multipart body.</summary>
/// <param name="Name">The field's name as sent.</param>
/// <param name="Text">The bytes of a part that is no file.</param>
/// <param name="File">The file of a part that is one.</param>
public sealed record RawPart(string Name, ReadOnlyMemory<byte> Text, UploadedFile? File);
