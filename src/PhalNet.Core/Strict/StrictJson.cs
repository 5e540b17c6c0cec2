using System.Text;
using System.Text.Json;

namespace PhalNet;

/// <summary>The values of a JSON body; each is read from the bytes on demand.</summary>
internal sealed class StrictJson(JsonMembers members, int depth) : IDisposable
{
    private const int ShortName = 256;

    private Dictionary<int, JsonDocument>? _documents;

    public IEnumerable<string> Names => Enumerable.Range(0, members.Count).Select(members.Name);

    /// <summary>The last value of a name.</summary>
    public CallValue Find(string name)
    {
        var most = Encoding.UTF8.GetMaxByteCount(name.Length);
        var utf8 = most <= ShortName ? stackalloc byte[ShortName] : new byte[most];
        utf8 = utf8[..Encoding.UTF8.GetBytes(name, utf8)];
        for (var i = members.Count - 1; i >= 0; i--)
        {
            if (members.IsNamed(i, name, utf8))
                return Value(i);
        }

        return CallValue.Missing;
    }

    public void Dispose()
    {
        foreach (var document in _documents?.Values ?? Enumerable.Empty<JsonDocument>())
            document.Dispose();
        _documents = null;
    }

    private CallValue Value(int index) => members.KindOf(index) switch
    {
        JsonValueKind.String => CallValue.Of(JsonMembers.ReadText(members.Value(index))),
        JsonValueKind.Null => CallValue.Null,
        _ => CallValue.Of(Element(index)),
    };

    private JsonElement Element(int index)
    {
        _documents ??= [];
        if (!_documents.TryGetValue(index, out var document))
        {
            document = JsonDocument.Parse(members.Value(index), new JsonDocumentOptions { MaxDepth = depth });
            _documents.Add(index, document);
        }

        return document.RootElement;
    }
}
