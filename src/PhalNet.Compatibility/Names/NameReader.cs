namespace PhalNet.Compatibility;

/// <summary>Reads the names and values of a query, a form body, a multipart form and a Cookie header into arrays.</summary>
internal static class NameReader
{
    // For shorter values a deferred value would take as much memory as the value.
    private const int ShortValue = 512;

    private static readonly RequestLimits Usual = new();

    /// <summary>Reads a query up to where it exceeds a limit.</summary>
    public static ParsedNames ReadQuery(ReadOnlySpan<char> query, RequestLimits? limits = null)
    {
        var names = new NameCount(limits ?? Usual, 0);
        var values = new PhpArray();
        foreach (var range in query.Split('&'))
        {
            var pair = query[range];
            if (pair.IsEmpty)
                continue;
            var equals = pair.IndexOf('=');
            var name = PhpUrl.Decode(equals < 0 ? pair : pair[..equals], plusIsBlank: true);
            if (!names.Add(name))
                break;
            PhpValue value = equals < 0 ? "" : PhpUrl.Decode(pair[(equals + 1)..], plusIsBlank: true);
            if (!names.Allows(value, pair.Length))
                break;
            NameRegistry.Register(values, name, value);
        }

        return new(values, names.Count, names.Failure);
    }

    /// <summary>Reads a form; long values are read on demand.</summary>
    public static ParsedNames ReadForm(ReadOnlyMemory<byte> body, RequestLimits limits, int others, Func<bool> hasEnded)
    {
        var names = new NameCount(limits, others);
        var values = new PhpArray();
        foreach (var range in body.Span.Split((byte)'&'))
        {
            var pair = body[range];
            if (pair.IsEmpty)
                continue;
            var equals = pair.Span.IndexOf((byte)'=');
            var sent = equals < 0 ? pair : pair[..equals];
            if (!names.Add(sent.Length <= names.MostBytes ? PhpUrl.DecodeForm(sent.Span) : null))
                break;
            var value = equals < 0 ? "" : FormValue(pair[(equals + 1)..], hasEnded);
            if (!names.Allows(value, pair.Length))
                break;
            NameRegistry.Register(values, PhpUrl.DecodeForm(sent.Span), value);
        }

        return new(values, names.Count, names.Failure);
    }

    public static ParsedNames ReadFields(IReadOnlyList<KeyValuePair<string, string>> fields, RequestLimits limits, int others)
    {
        var names = new NameCount(limits, others);
        var values = new PhpArray();
        foreach (var (name, value) in fields)
        {
            if (!names.Add(name) || !names.Allows(value, value.Length))
                break;
            NameRegistry.Register(values, name, value);
        }

        return new(values, names.Count, names.Failure);
    }

    /// <summary>
    /// In a Cookie header names are not decoded, a plus sign is kept, and the first of repeated names wins; of names with brackets the
    /// last.
    /// </summary>
    public static PhpArray ReadCookies(ReadOnlySpan<char> header)
    {
        var values = new PhpArray();
        foreach (var range in header.Split(';'))
        {
            var pair = header[range].TrimStart(NumericPrefix.WhiteSpace);
            var equals = pair.IndexOf('=');
            if (pair.IsEmpty || equals == 0)
                continue;
            var name = (equals < 0 ? pair : pair[..equals]).ToString();
            if (IsForgedPrefix(name))
                continue;
            var value = equals < 0 ? "" : PhpUrl.Decode(pair[(equals + 1)..], plusIsBlank: false);
            NameRegistry.Register(values, name, value, firstWins: true);
        }

        return values;
    }

    private static PhpValue FormValue(ReadOnlyMemory<byte> sent, Func<bool> hasEnded) => sent.Length <= ShortValue
        ? PhpUrl.DecodeForm(sent.Span)
        : PhpValue.Of(PhpKind.String, new DeferredText(sent, hasEnded));

    // Rewriting must not turn a name such as "..Host-x" into the protected "__Host-x".
    private static bool IsForgedPrefix(string name)
    {
        var rewritten = NameRegistry.Rewrite(name);
        return IsProtected(rewritten) && !IsProtected(name);
    }

    private static bool IsProtected(string name) =>
        name.StartsWith("__Host-", StringComparison.Ordinal) || name.StartsWith("__Secure-", StringComparison.Ordinal);

    private sealed class DeferredText(ReadOnlyMemory<byte> sent, Func<bool> hasEnded) : DeferredValue(sent, hasEnded)
    {
        protected override PhpValue Read(ReadOnlyMemory<byte> bytes) => PhpUrl.DecodeForm(bytes.Span);
    }
}

/// <summary>The values, the number of names, and the failure of an exceeded limit.</summary>
internal readonly record struct ParsedNames(PhpArray Values, int Count = 0, CallFailure? Failure = null);
