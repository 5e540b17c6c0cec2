using System.Text.Encodings.Web;
using System.Text.Json;

namespace PhalNet;

/// <summary>The names of the envelope's members.</summary>
public sealed class ReplyNames
{
    /// <summary>Sets the names.</summary>
    /// <exception cref="ArgumentException">A name is empty, or two members have the same name.</exception>
    public ReplyNames(string ret = "ret", string data = "data", string message = "msg", string debug = "debug")
    {
        ArgumentException.ThrowIfNullOrEmpty(ret);
        ArgumentException.ThrowIfNullOrEmpty(data);
        ArgumentException.ThrowIfNullOrEmpty(message);
        ArgumentException.ThrowIfNullOrEmpty(debug);
        if (new HashSet<string> { ret, data, message, debug }.Count < 4)
            throw new ArgumentException($"Two members of the envelope have the same name: {ret}, {data}, {message}, {debug}.");

        (Ret, Data, Message, Debug) = (ret, data, message, debug);
        (RetJson, DataJson, MessageJson, DebugJson) = (Encode(ret), Encode(data), Encode(message), Encode(debug));
    }

    /// <summary>The standard names: <c>ret</c>, <c>data</c>, <c>msg</c>, <c>debug</c>.</summary>
    public static ReplyNames Default { get; } = new();

    /// <summary>The name of the member with the ret.</summary>
    public string Ret { get; }

    /// <summary>The name of the member with the data.</summary>
    public string Data { get; }

    /// <summary>The name of the member with the message.</summary>
    public string Message { get; }

    /// <summary>The name of the member with the debug output.</summary>
    public string Debug { get; }

    internal JsonEncodedText RetJson { get; }

    internal JsonEncodedText DataJson { get; }

    internal JsonEncodedText MessageJson { get; }

    internal JsonEncodedText DebugJson { get; }

    /// <summary>
    /// Whether a name is one of the four. Members of <see cref="CallResult.Extras"/> with such a name are omitted: clients read the four by
    /// name, and an additional member must not be confused with them.
    /// </summary>
    public bool Contains(string name) => name == Ret || name == Data || name == Message || name == Debug;

    private static JsonEncodedText Encode(string name) => JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
}
