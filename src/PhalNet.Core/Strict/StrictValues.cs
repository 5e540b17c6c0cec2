using System.Text;
using System.Text.Unicode;

namespace PhalNet;

/// <summary>The values of one request. Rented buffers are returned when the request is disposed.</summary>
internal sealed class StrictValues(RawRequest raw) : ICallValues, IListValues
{
    private UrlEncodedPairs? _query;
    private UrlEncodedPairs? _form;
    private StrictJson? _json;
    private IReadOnlyList<RawPart> _parts = [];

    public CallFailure? ReadQuery(ReadOnlyMemory<char> query)
    {
        if (query.IsEmpty)
            return null;
        _query = raw.OnDispose(new UrlEncodedPairs(query, raw.Limits));
        return _query.Failure;
    }

    public CallFailure? ReadForm(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span))
            return new(400, "request.encoding");
        _form = raw.OnDispose(new UrlEncodedPairs(body, raw.Limits, QueryCount));
        return _form.Failure;
    }

    /// <summary>The number of parameters in the query.</summary>
    public int QueryCount => _query?.Count ?? 0;

    public CallFailure? ReadJson(JsonMembers members)
    {
        _json = raw.OnDispose(new StrictJson(members, raw.Limits.Depth));
        return null;
    }

    public CallFailure? ReadParts(IReadOnlyList<RawPart> parts)
    {
        _parts = parts;
        if (parts.Any(part => part.Name.Length > raw.Limits.NameLength))
            return Over("limit.name", raw.Limits.NameLength);
        if (raw.Limits.TextLength is { } most
            && parts.Any(part => part.Text.Length > most && Encoding.UTF8.GetCharCount(part.Text.Span) > most))
            return Over("limit.text", most);
        return parts.Count + QueryCount > raw.Limits.Parameters ? Over("limit.parameters", raw.Limits.Parameters) : null;
    }

    public CallValue Get(string name, ValueSource source = ValueSource.Any)
    {
        ObjectDisposedException.ThrowIf(raw.IsDisposed, typeof(ICallValues));
        switch (source)
        {
            case ValueSource.Any:
                var sent = FromBody(name);
                return sent.Kind == CallValueKind.Missing && _query is not null ? _query.Find(name) : sent;
            case ValueSource.Query:
                return _query?.Find(name) ?? default;
            case ValueSource.Body:
                return FromBody(name);
            case ValueSource.Cookie:
                return raw.GetCookie(name) is { } cookie ? UrlText.Decode(cookie) : default;
            case ValueSource.Header:
                return raw.GetHeader(name) is { } header ? CallValue.Of(header) : default;
            default:
                throw new ArgumentOutOfRangeException(nameof(source), source, null);
        }
    }

    public IReadOnlyList<CallValue> GetAll(string name, ValueSource source = ValueSource.Any)
    {
        ObjectDisposedException.ThrowIf(raw.IsDisposed, typeof(ICallValues));
        return source switch
        {
            ValueSource.Any => AllFromBody(name) is { Count: > 0 } sent ? sent : _query?.FindAll(name) ?? [],
            ValueSource.Query => _query?.FindAll(name) ?? [],
            ValueSource.Body => AllFromBody(name),
            ValueSource.Header => [.. raw.GetHeaderValues(name).Select(CallValue.Of)],
            _ => Get(name, source) is { Kind: not CallValueKind.Missing } value ? [value] : [],
        };
    }

    public ListPart[] GetList(string name, ValueSource source)
    {
        ObjectDisposedException.ThrowIf(raw.IsDisposed, typeof(ICallValues));
        return source switch
        {
            ValueSource.Any => ListFromBody(name) is { Length: > 0 } sent ? sent : _query?.FindList(name) ?? [],
            ValueSource.Query => _query?.FindList(name) ?? [],
            ValueSource.Body => ListFromBody(name),
            ValueSource.Header => [.. raw.GetHeaderValues(name).Select(value => new ListPart(CallValue.Of(value), IsElement: false))],
            _ => One(Get(name, source)),
        };
    }

    public IReadOnlyList<string> Names(ValueSource source = ValueSource.Any)
    {
        ObjectDisposedException.ThrowIf(raw.IsDisposed, typeof(ICallValues));
        return source switch
        {
            ValueSource.Any => [.. QueryNames().Concat(BodyNames()).Distinct()],
            ValueSource.Query => [.. QueryNames().Distinct()],
            ValueSource.Body => [.. BodyNames().Distinct()],
            ValueSource.Cookie => raw.CookieNames,
            ValueSource.Header => raw.HeaderNames,
            _ => throw new ArgumentOutOfRangeException(nameof(source), source, null),
        };
    }

    private CallValue FromBody(string name)
    {
        if (_form is not null)
            return _form.Find(name);
        if (_json is not null)
            return _json.Find(name);
        return _parts.Count > 0 ? FromParts(name) : default;
    }

    private IReadOnlyList<CallValue> AllFromBody(string name)
    {
        if (_form is not null)
            return _form.FindAll(name);
        RawPart[] texts = [.. _parts.Where(part => part.Name == name && part.File is null)];
        if (texts.Length > 1)
            return [.. texts.Select(TextOf)];
        return FromBody(name) is { Kind: not CallValueKind.Missing } value ? [value] : [];
    }

    // JSON has its own lists; brackets in a name have no meaning there.
    private ListPart[] ListFromBody(string name)
    {
        if (_form is not null)
            return _form.FindList(name);
        return _parts.Count > 0 ? ListFromParts(name) : One(FromBody(name));
    }

    private static ListPart[] One(in CallValue value) => value.Kind == CallValueKind.Missing ? [] : [new(value, IsElement: false)];

    private ListPart[] ListFromParts(string name)
    {
        var parts = new List<ListPart>();
        var files = new List<UploadedFile>();
        foreach (var part in _parts)
        {
            if (!ListValues.IsPart(part.Name, name, out var isElement))
                continue;
            if (part.File is null)
                parts.Add(new(TextOf(part), isElement));
            else if (IsChosen(part.File))
                files.Add(part.File);
        }

        return files.Count > 0 ? [.. parts, new(CallValue.Of(files), IsElement: false)] : [.. parts];
    }

    private CallValue FromParts(string name)
    {
        var last = _parts.LastOrDefault(part => part.Name == name);
        if (last is null)
            return default;
        return last.File is not null ? FilesOf(name) : TextOf(last);
    }

    private static CallValue TextOf(RawPart part) =>
        Utf8.IsValid(part.Text.Span) ? CallValue.Of(Encoding.UTF8.GetString(part.Text.Span)) : CallValue.Malformed;

    // A browser sends an empty file input as a file without name and content.
    private static bool IsChosen(UploadedFile file) => file.FileName.Length > 0 || file.Length > 0;

    private CallValue FilesOf(string name)
    {
        UploadedFile[] files =
            [.. _parts.Where(part => part.Name == name).Select(part => part.File).OfType<UploadedFile>().Where(IsChosen)];
        return files.Length == 0 ? CallValue.Missing : CallValue.Of(files);
    }

    private IEnumerable<string> QueryNames() => Names(_query);

    private IEnumerable<string> BodyNames() =>
        Names(_form)
            .Concat(_json?.Names ?? [])
            .Concat(_parts.Select(part => part.Name));

    private static IEnumerable<string> Names(UrlEncodedPairs? pairs) => pairs is null
        ? []
        : Enumerable.Range(0, pairs.Count).Select(pairs.Name).Where(name => name.Kind == CallValueKind.Text).Select(name => name.Text);

    private static CallFailure Over(string key, int limit) => new(400, key, new MessageArgument("max", $"{limit}"));
}
