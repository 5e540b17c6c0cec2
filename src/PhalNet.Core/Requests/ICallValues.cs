namespace PhalNet;

/// <summary>
/// The values of one call, by source. Valid until the call ends; afterwards every member throws <see cref="ObjectDisposedException"/>.
/// </summary>
public interface ICallValues
{
    /// <summary>
    /// The value of a name, of kind <see cref="CallValueKind.Missing"/> when it was not sent. Of repeated names the last counts.
    /// </summary>
    CallValue Get(string name, ValueSource source = ValueSource.Any);

    /// <summary>
    /// All values of a name in the order they came, empty when it was not sent. Uploaded files are one value together, and so is a JSON
    /// list. A profile that keeps the last of repeated names, as PHP does, gives that one.
    /// </summary>
    IReadOnlyList<CallValue> GetAll(string name, ValueSource source = ValueSource.Any) =>
        Get(name, source) is { Kind: not CallValueKind.Missing } value ? [value] : [];

    /// <summary>The distinct names sent in a source, in the order they came; headers and cookies only when asked for.</summary>
    IReadOnlyList<string> Names(ValueSource source = ValueSource.Any);
}

/// <summary>The places a parameter's value can come from.</summary>
public enum ValueSource
{
    /// <summary>The body, then the query.</summary>
    Any,

    /// <summary>The query alone.</summary>
    Query,

    /// <summary>The body alone: form, multipart or JSON.</summary>
    Body,

    /// <summary>A cookie.</summary>
    Cookie,

    /// <summary>A request header; names ignore case.</summary>
    Header,
}
