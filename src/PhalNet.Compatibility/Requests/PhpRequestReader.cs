namespace PhalNet.Compatibility;

/// <summary>
/// Reads a request like PHP and PhalApi: a form only from a POST, a JSON body with any method and content type, merged into query and form,
/// which renumbers integer names.
/// </summary>
internal static class PhpRequestReader
{
    private const string FormType = "application/x-www-form-urlencoded";
    private const string MultipartType = "multipart/form-data";

    public static PhpRequest Read(PhpRequestSource source, long uploadLimit = long.MaxValue)
    {
        var isPost = source.Method == "POST";
        var isMultipart = isPost && IsMediaType(source.ContentType, MultipartType);
        var query = NameReader.ReadQuery(source.Query, source.Limits);
        var form = isMultipart ? NameReader.ReadFields(source.Fields, source.Limits, query.Count)
            : isPost && IsMediaType(source.ContentType, FormType)
            ? NameReader.ReadForm(source.Body, source.Limits, query.Count, source.HasEnded)
            : new ParsedNames([]);
        var cookies = ReadCookies(source.Headers);
        var files = isMultipart ? UploadTable.Build(source.Uploads, form.Values, uploadLimit) : [];

        var post = form.Values;
        var request = NameMerge.Overlay(query.Values, post);
        if (source.Order == RequestOrder.GetPostCookie)
            request = NameMerge.Overlay(request, cookies);
        CallFailure? failure = null;
        if (!isMultipart && PhpJsonBody.TryRead(source.Body, source.Limits, query.Count, source.HasEnded, out var json, out failure)
            && json.Count > 0)
        {
            post = NameMerge.Renumber(post, json);
            request = NameMerge.Renumber(request, json);
        }

        return new PhpRequest(() => HeaderTable.Build(source), () => ServerTable.Build(source))
        {
            Get = query.Values,
            Post = post,
            Request = request,
            Cookie = cookies,
            Files = files,
            Failure = query.Failure ?? failure ?? form.Failure,
        };
    }

    public static bool IsMediaType(string? contentType, string expected)
    {
        if (contentType is null)
            return false;
        var end = contentType.AsSpan().IndexOfAny(";, ");
        return (end < 0 ? contentType : contentType.AsSpan(0, end)).Equals(expected, StringComparison.OrdinalIgnoreCase);
    }

    private static PhpArray ReadCookies(IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        foreach (var (name, value) in headers)
            if (name.Equals("Cookie", StringComparison.OrdinalIgnoreCase))
                return NameReader.ReadCookies(value);
        return [];
    }
}
