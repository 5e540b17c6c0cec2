namespace PhalNet.Compatibility;

/// <summary>Reads the names and values of a query, a form body, a multipart form and a Cookie header into arrays.</summary>
internal static class NameReader
{
    /// <summary>PHP's max_input_vars: what comes after is left out.</summary>
    public const int DefaultLimit = 1000;

    public static ParsedNames ReadQuery(ReadOnlySpan<char> query, int limit = DefaultLimit)
    {
        var values = new PhpArray();
        var count = 0;
        foreach (var range in query.Split('&'))
        {
            var pair = query[range];
            if (pair.IsEmpty)
                continue;
            if (++count > limit)
                return new ParsedNames(values, true);
            var equals = pair.IndexOf('=');
            var name = PhpUrl.Decode(equals < 0 ? pair : pair[..equals], plusIsBlank: true);
            var value = equals < 0 ? "" : PhpUrl.Decode(pair[(equals + 1)..], plusIsBlank: true);
            NameRegistry.Register(values, name, value);
        }

        return new ParsedNames(values, false);
    }

    public static ParsedNames ReadForm(ReadOnlySpan<byte> body, int limit = DefaultLimit) => ReadQuery(PhpText.FromBytes(body), limit);

    public static ParsedNames ReadFields(IReadOnlyList<KeyValuePair<string, string>> fields, int limit = DefaultLimit)
    {
        var values = new PhpArray();
        for (var i = 0; i < fields.Count; i++)
        {
            if (i >= limit)
                return new ParsedNames(values, true);
            NameRegistry.Register(values, fields[i].Key, fields[i].Value);
        }

        return new ParsedNames(values, false);
    }

    /// <summary>In a Cookie header names are not decoded, a plus stays, and the first of repeated names wins.</summary>
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

    // A name such as "..Host-x" must not turn into the protected "__Host-x" by rewriting.
    private static bool IsForgedPrefix(string name)
    {
        var rewritten = NameRegistry.Rewrite(name);
        return IsProtected(rewritten) && !IsProtected(name);
    }

    private static bool IsProtected(string name) =>
        name.StartsWith("__Host-", StringComparison.Ordinal) || name.StartsWith("__Secure-", StringComparison.Ordinal);
}

/// <summary>What was read, and whether names beyond the limit were left out, as PHP does silently.</summary>
internal readonly record struct ParsedNames(PhpArray Values, bool IsTruncated);
