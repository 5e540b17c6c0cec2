using System.Text.Json;

namespace PhalNet.Compatibility;

/// <summary>The values of a request as seen by PHP.</summary>
internal sealed class PhalApiValues(PhpRequest request, IReadOnlyDictionary<string, UploadedFile> files, Func<bool> hasEnded) : ICallValues
{
    public CallValue Get(string name, ValueSource source = ValueSource.Any)
    {
        if (source == ValueSource.Header)
            name = HeaderTable.Spell(name);
        var value = Of(source)[name];
        if (value.IsNull && source is ValueSource.Any or ValueSource.Body && Files(name) is { Count: > 0 } sent)
            return CallValue.Of(sent);
        // A value that a reply cannot contain is the caller's error: a service that returns it must not fail.
        if (PhpJsonFit.Check(value) is JsonMisfit.NotUtf8 or JsonMisfit.NotFinite)
            return CallValue.Malformed;
        return value.Kind switch
        {
            PhpKind.Null => Of(source).ContainsKey(name)
                ? CallValue.Of(JsonSerializer.SerializeToElement<object?>(null))
                : CallValue.Missing,
            PhpKind.String => CallValue.Of(value.String),
            _ => CallValue.Of(PhpJsonElements.ToElement(value)),
        };
    }

    public IReadOnlyList<string> Names(ValueSource source = ValueSource.Any) => [.. Of(source).Keys.Select(key => key.Text)];

    /// <summary>The values as PHP would see them, whichever profile has read them.</summary>
    public static PhpRequest RequestOf(ICallValues values)
    {
        if (values is PhalApiValues own)
        {
            ObjectDisposedException.ThrowIf(own.HasEnded, typeof(ICallValues));
            return own.Request;
        }

        return new(() => Convert(values, ValueSource.Header), () => [])
        {
            Get = Convert(values, ValueSource.Query),
            Post = Convert(values, ValueSource.Body),
            Request = Convert(values, ValueSource.Any),
            Cookie = Convert(values, ValueSource.Cookie),
            Files = [],
        };
    }

    public static UploadedFile? FindFile(ICallValues values, string token) => (values as PhalApiValues)?.FindFile(token);

    private PhpRequest Request => request;

    private bool HasEnded => hasEnded();

    private UploadedFile? FindFile(string token) => files.GetValueOrDefault(token);

    private List<UploadedFile> Files(string name) => [.. files.Values.Where(file => file.FieldName == name)];

    private PhpArray Of(ValueSource source)
    {
        ObjectDisposedException.ThrowIf(HasEnded, typeof(ICallValues));
        return source switch
        {
            ValueSource.Any => request.Request,
            ValueSource.Query => request.Get,
            ValueSource.Body => request.Post,
            ValueSource.Cookie => request.Cookie,
            ValueSource.Header => request.Header,
            _ => throw new ArgumentOutOfRangeException(nameof(source), source, null),
        };
    }

    private static PhpArray Convert(ICallValues values, ValueSource source)
    {
        var array = new PhpArray();
        foreach (var name in values.Names(source))
        {
            var value = values.Get(name, source);
            if (value.Kind is CallValueKind.Text or CallValueKind.Json or CallValueKind.Null)
                array[name] = value.Kind == CallValueKind.Text ? value.Text
                    : value.Kind == CallValueKind.Json ? PhpJsonElements.FromElement(value.Json)
                    : PhpValue.Null;
        }

        return array;
    }
}
