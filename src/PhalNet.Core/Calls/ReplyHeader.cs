using System.Buffers;

namespace PhalNet;

/// <summary>
/// Validates reply headers when they are added, so that the stack trace shows the responsible line, and not when the reply is written.
/// </summary>
internal static class ReplyHeader
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static readonly SearchValues<char> ValueCharacters =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code), '\t']);

    public static void Check(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        if (name.AsSpan().ContainsAnyExcept(NameCharacters))
            throw new ArgumentException($"'{name}' is not a header name.", nameof(name));
        if (value.AsSpan().ContainsAnyExcept(ValueCharacters))
            throw new ArgumentException("A header value can contain only printable ASCII, spaces and tabs.", nameof(value));
    }
}
