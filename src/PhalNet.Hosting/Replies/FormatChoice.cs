using Microsoft.AspNetCore.Http;

namespace PhalNet.Hosting;

/// <summary>Chooses the format of a reply: JSONP if the query names a callback, otherwise the format in <c>__format__</c>.</summary>
internal sealed class FormatChoice(EntryOptions entry, IReadOnlyList<IReplyFormat> offered, JsonReplyFormat? jsonp)
{
    private const string Parameter = "__format__";

    private readonly string _names = string.Join(", ", offered.Select(format => format.Name));

    /// <summary>The default format.</summary>
    public IReplyFormat Default { get; } = offered[0];

    /// <summary>Chooses the format of the reply.</summary>
    /// <param name="request">The request; only its query is used.</param>
    /// <param name="refusal">Why the request is refused; null when it is allowed.</param>
    public IReplyFormat Choose(HttpRequest request, out CallFailure? refusal)
    {
        refusal = null;
        var callback = jsonp is null ? null : JsonpReplyFormat.FindCallback(request, entry.JsonpParameter);
        if (callback is not null && !JsonpReplyFormat.IsSafe(callback))
        {
            refusal = new(400, "request.callback", new MessageArgument("name", entry.JsonpParameter));
            return Default;
        }

        var format = Find(request);
        if (format is null)
            refusal = new(400, "request.format", new("name", Parameter), new("values", _names));
        return callback is null ? format ?? Default : new JsonpReplyFormat(jsonp!, callback);
    }

    private IReplyFormat? Find(HttpRequest request)
    {
        if (request.QueryString.Value?.Contains(Parameter, StringComparison.Ordinal) != true
            || !request.Query.TryGetValue(Parameter, out var values) || values.LastOrDefault() is not { Length: > 0 } name)
            return Default;
        return offered.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }
}
