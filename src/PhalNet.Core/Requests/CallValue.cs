using System.Text.Json;

namespace PhalNet;

/// <summary>A value as sent.</summary>
public readonly struct CallValue
{
    private readonly object? _value;
    private readonly JsonElement _json;

    private CallValue(CallValueKind kind, object? value, JsonElement json = default)
    {
        Kind = kind;
        _value = value;
        _json = json;
    }

    /// <summary>A value that was not sent.</summary>
    public static CallValue Missing => default;

    /// <summary>Bytes that are not valid UTF-8.</summary>
    public static CallValue Malformed => new(CallValueKind.Malformed, null);

    /// <summary>A JSON null.</summary>
    internal static CallValue Null => new(CallValueKind.Null, null);

    /// <summary>The shape of the value.</summary>
    public CallValueKind Kind { get; }

    /// <summary>The text of a value of kind <see cref="CallValueKind.Text"/>.</summary>
    public string Text => Kind == CallValueKind.Text
        ? (string)_value!
        : throw new InvalidOperationException($"The value is {Kind}, not text.");

    /// <summary>The element of a value of kind <see cref="CallValueKind.Json"/>; valid until the call ends.</summary>
    public JsonElement Json => Kind == CallValueKind.Json
        ? _json
        : throw new InvalidOperationException($"The value is {Kind}, not JSON.");

    /// <summary>The files of a value of kind <see cref="CallValueKind.Files"/>.</summary>
    public IReadOnlyList<UploadedFile> Files => Kind == CallValueKind.Files
        ? (IReadOnlyList<UploadedFile>)_value!
        : throw new InvalidOperationException($"The value is {Kind}, not files.");

    /// <summary>A value of text.</summary>
    public static CallValue Of(string text) => new(CallValueKind.Text, text);

    /// <summary>A value from JSON: a string becomes text, null becomes null.</summary>
    public static CallValue Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Undefined => default,
        JsonValueKind.Null => new(CallValueKind.Null, null),
        JsonValueKind.String => OfString(json),
        _ => new(CallValueKind.Json, null, json),
    };

    // A \u escape can encode an unpaired surrogate, which is not valid text; System.Text.Json only fails when the text is read.
    private static CallValue OfString(JsonElement json)
    {
        try
        {
            return Of(json.GetString()!);
        }
        catch (InvalidOperationException)
        {
            return Malformed;
        }
    }

    /// <summary>A value of uploaded files; an empty list is a value that was not sent.</summary>
    public static CallValue Of(IReadOnlyList<UploadedFile> files) => files.Count == 0 ? default : new(CallValueKind.Files, files);

    /// <summary>The value as readable text: text unchanged, JSON as written, file names; empty when there is no value.</summary>
    public override string ToString() => Kind switch
    {
        CallValueKind.Text => Text,
        CallValueKind.Json => _json.GetRawText(),
        CallValueKind.Files => string.Join(", ", Files.Select(file => file.FileName)),
        _ => "",
    };
}

/// <summary>The kinds of values.</summary>
public enum CallValueKind
{
    /// <summary>The value was not sent.</summary>
    Missing,

    /// <summary>A JSON null.</summary>
    Null,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A JSON value other than a string or null.</summary>
    Json,

    /// <summary>One or more uploaded files.</summary>
    Files,

    /// <summary>Bytes that are not valid UTF-8.</summary>
    Malformed,
}
