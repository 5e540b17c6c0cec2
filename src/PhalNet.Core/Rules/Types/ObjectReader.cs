using System.Text.Json;

namespace PhalNet;

/// <summary>
/// Reads objects from JSON with a module's serializer, and reports which member of invalid JSON is wrong. For profiles and converters.
/// </summary>
/// <param name="type">The C# type.</param>
/// <param name="json">The options for reading the module's JSON.</param>
public sealed class ObjectReader(Type type, JsonSerializerOptions json)
{
    // Measuring the depth of a text must not stop at the serializer's limit.
    private const int AnyDepth = 1_000_000;

    // The serializer's default.
    private const int UsualDepth = 64;

    /// <summary>Whether a type can be created from JSON; a parameter of any other type is refused at start.</summary>
    /// <param name="type">The C# type.</param>
    /// <param name="json">The options for reading the module's JSON.</param>
    public static bool CanRead(Type type, JsonSerializerOptions json)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(json);
        return JsonForms.CanRead(type, json) && !JsonForms.IsOpaque(type, json);
    }

    /// <summary>Reads JSON text; false when it does not have the type.</summary>
    public bool TryRead(string text, out object? value) => TryRead(text, default, out value);

    /// <summary>Reads a JSON value; false when it does not have the type.</summary>
    public bool TryRead(JsonElement element, out object? value) => TryRead(null, element, out value);

    /// <summary>Explains why JSON text does not have the type.</summary>
    /// <param name="text">A text for which <see cref="TryRead(string, out object?)"/> returns false.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="message">Replaces the built-in message; null for none.</param>
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

    /// <summary>Explains why a JSON value does not have the type.</summary>
    /// <param name="element">A value for which <see cref="TryRead(JsonElement, out object?)"/> returns false.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="message">Replaces the built-in message; null for none.</param>
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

    // The serializer throws this exception both for an error in the declaration and for a value without a discriminator of a base type.
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
