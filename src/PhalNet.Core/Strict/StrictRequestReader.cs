using System.Text.Json;

namespace PhalNet;

/// <summary>
/// Reads query, form, multipart and JSON bodies. A body that is a JSON object is read as JSON whatever its media type. The service name is
/// taken from the path, then <c>service</c>, then <c>s</c>, each from the body before the query; an empty name is ignored.
/// </summary>
internal sealed class StrictRequestReader : IRequestReader
{
    public ValueTask<CallRequest> ReadAsync(RawRequest raw, CancellationToken cancellation)
    {
        var values = new StrictValues(raw);
        var refusal = values.ReadQuery(raw.QueryMemory);
        return refusal is null && raw.CanHaveBody ? ReadWithBodyAsync(raw, values, cancellation) : new(Request(raw, values, refusal));
    }

    private static async ValueTask<CallRequest> ReadWithBodyAsync(RawRequest raw, StrictValues values, CancellationToken cancellation)
    {
        CallFailure? refusal;
        try
        {
            refusal = await ReadBodyAsync(raw, values, cancellation);
        }
        catch (CallException exception)
        {
            refusal = new(exception.Ret, exception.Message, exception.Arguments);
        }

        return Request(raw, values, refusal);
    }

    private static CallRequest Request(RawRequest raw, StrictValues values, CallFailure? refusal) =>
        new(raw.PathService ?? ServiceName(values), values, raw) { Refusal = refusal };

    private static string ServiceName(StrictValues values)
    {
        var name = values.Get("service");
        if (name.Kind != CallValueKind.Text || name.Text.Length == 0)
            name = values.Get("s");
        return name.Kind == CallValueKind.Text ? name.Text : "";
    }

    private static async ValueTask<CallFailure?> ReadBodyAsync(RawRequest raw, StrictValues values, CancellationToken cancellation)
    {
        // Middleware that decodes the body removes the header.
        if (raw.GetHeader("Content-Encoding") is { Length: > 0 } encoding
            && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
            return new(400, "request.encoding.unread", MessageArgument.Sent("encoding", encoding));
        if (IsType(raw.ContentType, "multipart/form-data"))
            return values.ReadParts(await raw.ReadPartsAsync(cancellation));

        var body = await raw.ReadBodyAsync(cancellation);
        if (body.IsEmpty)
            return null;

        var isForm = IsType(raw.ContentType, "application/x-www-form-urlencoded");
        var isJson = raw.ContentType.Contains("json", StringComparison.OrdinalIgnoreCase);
        var text = JsonBody.Trim(body);
        if (!isJson && !text.Span.StartsWith("{"u8))
            return isForm ? values.ReadForm(body) : null;

        var members = raw.OnDispose(JsonMembers.Read(text, raw.Limits, raw.Limits.Depth, values.QueryCount));
        if (members is { Fault: JsonBodyFault.None, Kind: JsonValueKind.Object })
            return values.ReadJson(members);
        return isForm && members.Fault != JsonBodyFault.OverLimit
            ? values.ReadForm(body)
            : members.Failure ?? JsonWalk.Malformed($"{members.Kind}");
    }

    private static bool IsType(string contentType, string mediaType) =>
        contentType.StartsWith(mediaType, StringComparison.OrdinalIgnoreCase)
        && (contentType.Length == mediaType.Length || contentType[mediaType.Length] is ';' or ' ');
}
