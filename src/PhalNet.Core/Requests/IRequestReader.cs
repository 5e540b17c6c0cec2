namespace PhalNet;

/// <summary>Turns a raw request into a call. Chosen per entry; bound to no web framework.</summary>
public interface IRequestReader
{
    /// <summary>
    /// Reads the service name and the values. What is wrong with the request goes into <see cref="CallRequest.Refusal"/>; nothing is thrown
    /// for it. The values live until <paramref name="raw"/> is disposed.
    /// </summary>
    ValueTask<CallRequest> ReadAsync(RawRequest raw, CancellationToken cancellation);
}
