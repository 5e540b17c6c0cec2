namespace PhalNet;

/// <summary>Turns a raw request into a call. Chosen per entry; independent of any web framework.</summary>
public interface IRequestReader
{
    /// <summary>
    /// Reads the service name and the values. Errors in the request are returned in <see cref="CallRequest.Refusal"/> and not thrown. The
    /// values are valid until <paramref name="raw"/> is disposed.
    /// </summary>
    ValueTask<CallRequest> ReadAsync(RawRequest raw, CancellationToken cancellation);
}
