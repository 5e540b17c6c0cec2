using System.Text;
using System.Text.Json;

namespace PhalNet.Compatibility;

/// <summary>
/// Decodes JSON into arrays like PHP: integers beyond 64 bits become floats, the last of repeated names wins, names of integers become
/// integer keys, <c>{}</c> is an empty array. Comments, trailing commas, a byte order mark and invalid UTF-8 are refused.
/// </summary>
internal static class PhpJsonReader
{
    /// <summary>PHP's depth of 512 includes the scalars in the innermost array.</summary>
    public const int MaxArrayDepth = 511;

    private static readonly JsonReaderOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Disallow,
        AllowTrailingCommas = false,
        MaxDepth = MaxArrayDepth,
    };

    public static bool TryDecode(string text, out PhpValue value) => TryDecode(PhpText.ToBytes(text), out value);

    public static bool TryDecode(ReadOnlySpan<byte> utf8, out PhpValue value)
    {
        value = PhpValue.Null;
        var reader = new Utf8JsonReader(utf8, Options);
        try
        {
            if (!reader.Read())
                return false;
            value = ReadValue(ref reader);
            return !reader.Read();
        }
        catch (JsonException)
        {
            value = PhpValue.Null;
            return false;
        }
        catch (InvalidOperationException)
        {
            // The reader only checks UTF-8 and surrogate pairs when a text is read.
            value = PhpValue.Null;
            return false;
        }
    }

    private static PhpValue ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader),
        JsonTokenType.StartArray => ReadList(ref reader),
        JsonTokenType.String => reader.GetString()!,
        JsonTokenType.True => PhpValue.True,
        JsonTokenType.False => PhpValue.False,
        JsonTokenType.Number => ReadNumber(ref reader),
        _ => PhpValue.Null,
    };

    private static PhpArray ReadObject(ref Utf8JsonReader reader)
    {
        var array = new PhpArray();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            PhpKey key = reader.GetString()!;
            reader.Read();
            array[key] = ReadValue(ref reader);
        }

        return array;
    }

    private static PhpArray ReadList(ref Utf8JsonReader reader)
    {
        var array = new PhpArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            array.Append(ReadValue(ref reader));
        return array;
    }

    private static PhpValue ReadNumber(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var whole) && reader.ValueSpan.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0)
            return whole;
        return double.Parse(Encoding.ASCII.GetString(reader.ValueSpan), System.Globalization.CultureInfo.InvariantCulture);
    }
}
