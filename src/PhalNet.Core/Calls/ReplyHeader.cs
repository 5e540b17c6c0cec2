using System.Buffers;

namespace PhalNet;

/// <summary>
/// What a header of a reply may be: refused where it is added, with the author's line on the stack, and not while the reply is written.
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
            throw new ArgumentException($"'{name}' is no header name.", nameof(name));
        if (value.AsSpan().ContainsAnyExcept(ValueCharacters))
            throw new ArgumentException("A header value holds printable ASCII, blanks and tabs only.", nameof(value));
    }
}
