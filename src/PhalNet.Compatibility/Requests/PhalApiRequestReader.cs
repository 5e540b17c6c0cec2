namespace PhalNet.Compatibility;

/// <summary>Reads requests like PHP and PhalApi.</summary>
internal sealed class PhalApiRequestReader(PhalApiOptions options) : IRequestReader
{
    public async ValueTask<CallRequest> ReadAsync(RawRequest raw, CancellationToken cancellation)
    {
        CallFailure? refusal = null;
        ReadOnlyMemory<byte> body = default;
        IReadOnlyList<RawPart> parts = [];
        try
        {
            // PHP only reads multipart bodies of POST requests; for any other method the body is ignored.
            if (!PhpRequestReader.IsMediaType(raw.ContentType, "multipart/form-data"))
                body = await raw.ReadBodyAsync(cancellation);
            else if (raw.Method == "POST")
                parts = await raw.ReadPartsAsync(cancellation);
        }
        catch (CallException exception) when (exception.Message == "request.broken")
        {
            // PHP treats a form that it cannot read as empty.
            parts = [];
        }
        catch (CallException exception)
        {
            refusal = new(exception.Ret, exception.Message, exception.Arguments);
        }

        var files = new Dictionary<string, UploadedFile>();
        var source = Source(raw, body, parts, files);
        var request = PhpRequestReader.Read(source, options.UploadBytes);
        var service = ServiceNameReader.Read(request, raw.PathService);
        return new CallRequest(service.Name, new PhalApiValues(request, files, source.HasEnded), raw)
        {
            AskedService = service.Asked,
            Refusal = refusal ?? request.Failure ?? service.Failure,
        };
    }

    private PhpRequestSource Source(
        RawRequest raw, ReadOnlyMemory<byte> body, IReadOnlyList<RawPart> parts, Dictionary<string, UploadedFile> files)
    {
        var query = raw.Target.IndexOf('?', StringComparison.Ordinal);
        return new PhpRequestSource
        {
            Method = raw.Method,
            Path = query < 0 ? raw.Target : raw.Target[..query],
            Query = raw.Query.Split('#', 2)[0],
            ContentType = raw.ContentType.Length == 0 ? null : raw.ContentType,
            Headers = [.. raw.HeaderNames.Select(name => KeyValuePair.Create(name, raw.GetHeaderValues(name).LastOrDefault() ?? ""))],
            Body = body,
            Fields = [.. parts.Where(part => part.File is null)
                .Select(part => KeyValuePair.Create(part.Name, PhpText.FromBytes(part.Text.Span)))],
            Uploads = [.. parts.Where(part => part.File is not null).Select(part => Upload(part, files))],
            RemoteAddress = raw.Caller.Address?.ToString() ?? "",
            Order = options.CookiesAreParameters ? RequestOrder.GetPostCookie : RequestOrder.GetPost,
            Limits = raw.Limits,
            HasEnded = () => raw.IsDisposed,
        };
    }

    private static UploadedPart Upload(RawPart part, Dictionary<string, UploadedFile> files)
    {
        // Replaces the path of PHP's temporary file: a name that reveals nothing and identifies the file.
        var token = $"upload-{files.Count + 1}";
        files[token] = part.File!;
        return new(part.Name, part.File!.FileName, part.File.ContentType, part.File.Length, token);
    }
}
