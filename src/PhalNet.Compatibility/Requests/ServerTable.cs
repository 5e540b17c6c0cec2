namespace PhalNet.Compatibility;

/// <summary>The CGI variables of a request, with every header as HTTP_NAME.</summary>
internal static class ServerTable
{
    public static PhpArray Build(PhpRequestSource source)
    {
        var server = new PhpArray
        {
            ["REQUEST_METHOD"] = source.Method,
            ["REQUEST_URI"] = source.Query.Length == 0 ? source.Path : $"{source.Path}?{source.Query}",
            ["QUERY_STRING"] = source.Query,
            ["SERVER_PROTOCOL"] = source.Protocol,
            ["REMOTE_ADDR"] = source.RemoteAddress,
            ["CONTENT_TYPE"] = source.ContentType ?? "",
            ["CONTENT_LENGTH"] = HeaderTable.ContentLength(source),
        };
        foreach (var (name, value) in source.Headers)
            if (!name.Contains('_', StringComparison.Ordinal))
                server["HTTP_" + name.Replace('-', '_').ToUpperInvariant()] = value;
        return server;
    }
}
