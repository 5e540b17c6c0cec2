using System.Text.Json;

namespace PhalNet;

/// <summary>
/// Reads objects from JSON by a module's serializer, and says of JSON that does not fit which member is wrong. For profiles and converters.
/// </summary>
/// <param name="type">The C# type.</param>
/// <param name="json">How the module's JSON is read.</param>
public sealed class ObjectReader(Type type, JsonSerializerOptions json)
{
    // What only tells how deep a text is nested does not have to end where the serializer does.
    private const int AnyDepth = 1_000_000;

    // That of the serializer where its options say nothing.
    private const int UsualDepth = 64;

    /// <summary>Whether JSON can become a type at all; a parameter of any other is refused at start.</summary>
    /// <param name="type">The C# type.</param>
    /// <param name="json">How the module's JSON is read.</param>
    public static bool CanRead(Type type, JsonSerializerOptions json)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(json);
        return JsonForms.CanRead(type, json) && !JsonForms.IsOpaque(type, json);
    }

    /// <summary>Reads JSON text; false when it is not of the type.</summary>
    public bool TryRead(string text, out object? value) => TryRead(text, default, out value);

    /// <summary>Reads a JSON value; false when it is not of the type.</summary>
    public bool TryRead(JsonElement element, out object? value) => TryRead(null, element, out value);

    /// <summary>Why JSON text is not of the type.</summary>
    /// <param name="text">The text, one that <see cref="TryRead(string, out object?)"/> refuses.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="message">What takes the place of the built-in message; null for that.</param>
    public CallFailure Explain(string text, string name, string? message = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(name);
        try
        {
            using var document = JsonDocument.Parse(text, Options(json.MaxDepth));
            return Explain(text, document.RootElement, new(name, message));
        }
        catch (JsonException exception)
        {
            return NotJson(text, exception, new(name, message));
        }
        catch (Exception exception) when (JsonErrors.IsOne(exception))
        {
            return new JsonFault(name, message).Other();
        }
    }

    /// <summary>Why a JSON value is not of the type.</summary>
    /// <param name="element">The value, one that <see cref="TryRead(JsonElement, out object?)"/> refuses.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="message">What takes the place of the built-in message; null for that.</param>
    public CallFailure Explain(JsonElement element, string name, string? message = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Explain(null, element, new(name, message));
    }

    private bool TryRead(string? text, JsonElement element, out object? value)
    {
        value = null;
        try
        {
            var read = Read(text, element);
            value = read is not null && (text is null ? JsonEscapes.HaveHalves(element) : JsonEscapes.HaveHalves(text)) ? null : read;
            return value is not null;
        }
        catch (Exception exception) when (JsonErrors.IsOne(exception) || ValueErrors.IsOne(exception))
        {
            return false;
        }
        catch (NotSupportedException) when (FindsDiscriminatorFault(text, element))
        {
            return false;
        }
    }

    private object? Read(string? text, JsonElement element) =>
        text is null ? element.Deserialize(type, json) : JsonSerializer.Deserialize(text, type, json);

    // The serializer means a mistake of the author by it, and a base type whose kind the caller does not name.
    private bool FindsDiscriminatorFault(string? text, JsonElement element)
    {
        if (text is null)
            return new JsonPlace(element, type, "").FindDiscriminatorFault(json) is not null;
        using var document = JsonDocument.Parse(text, Options(json.MaxDepth));
        return new JsonPlace(document.RootElement, type, "").FindDiscriminatorFault(json) is not null;
    }

    private CallFailure Explain(string? text, JsonElement element, JsonFault fault)
    {
        var root = new JsonPlace(element, type, fault.Name);
        try
        {
            Read(text, element);
            return fault.At(root, json);
        }
        catch (JsonException exception) when (exception.Path is not null)
        {
            var failure = JsonPlaces.Find(root, exception.Path, json, out var place)
                ? fault.At(place, json)
                : fault.Unknown(place);
            return text is null || fault.IsWorded ? failure : JsonFault.WithPosition(failure, exception);
        }
        catch (NotSupportedException) when (root.FindDiscriminatorFault(json) is { } place)
        {
            return fault.At(place, json);
        }
        catch (Exception exception) when (ValueErrors.IsOne(exception))
        {
            return ValueErrors.Explain(exception, new ThrownFault(exception, json).Find(root), fault.Message);
        }
        catch (Exception exception) when (JsonErrors.IsOne(exception))
        {
            return fault.Other();
        }
    }

    private CallFailure NotJson(string text, JsonException exception, JsonFault fault)
    {
        try
        {
            using var deep = JsonDocument.Parse(text, Options(AnyDepth));
            return fault.TooDeep(json.MaxDepth == 0 ? UsualDepth : json.MaxDepth);
        }
        catch (JsonException)
        {
            return fault.Malformed(exception);
        }
    }

    private JsonDocumentOptions Options(int depth) => new()
    {
        AllowTrailingCommas = json.AllowTrailingCommas,
        CommentHandling = json.ReadCommentHandling,
        MaxDepth = depth,
    };
}
