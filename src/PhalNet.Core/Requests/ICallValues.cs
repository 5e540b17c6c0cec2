namespace PhalNet;

/// <summary>
/// The values of one call, by source. Valid until the call ends; then every member throws <see cref="ObjectDisposedException"/>.
/// </summary>
public interface ICallValues
{
    /// <summary>
    /// The value of a name, of kind <see cref="CallValueKind.Missing"/> when it was not sent. The last of repeated names is used.
    /// </summary>
    CallValue Get(string name, ValueSource source = ValueSource.Any);

    /// <summary>
    /// All values of a name in the order in which they were sent; empty when it was not sent. Uploaded files together are one value, and so
    /// is a JSON list. A profile that only uses the last of repeated names, like PHP, returns that one.
    /// </summary>
    IReadOnlyList<CallValue> GetAll(string name, ValueSource source = ValueSource.Any) =>
        Get(name, source) is { Kind: not CallValueKind.Missing } value ? [value] : [];

    /// <summary>The distinct names in a source, in the order in which they were sent; headers and cookies only when requested.</summary>
    IReadOnlyList<string> Names(ValueSource source = ValueSource.Any);
}

/// <summary>The sources of a parameter's value.</summary>
public enum ValueSource
{
    /// <summary>The body, then the query.</summary>
    Any,

    /// <summary>Only the query.</summary>
    Query,

    /// <summary>Only the body: form, multipart or JSON.</summary>
    Body,

    /// <summary>A cookie.</summary>
    Cookie,

    /// <summary>A request header; names are case-insensitive.</summary>
    Header,
}
