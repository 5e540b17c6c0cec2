namespace PhalNet.Tests.Shared;

/// <summary>The values sent for a parameter of one type, and the results, however they are sent.</summary>
public sealed record TypeRow(Type Type)
{
    /// <summary>A value as text: in the query, a form, a multipart body or a header; null for a file.</summary>
    public string? Text { get; init; }

    /// <summary>The value in a JSON body.</summary>
    public required string Json { get; init; }

    /// <summary>The value as a reply shows it.</summary>
    public string Value
    {
        get => field ?? Json;
        init;
    }

    /// <summary>An invalid text; null if any text is valid.</summary>
    public string? Wrong { get; init; }

    /// <summary>An invalid value in a JSON body.</summary>
    public required string WrongJson { get; init; }

    /// <summary>The result of that value under the PhalApi profile; null if it refuses it as well.</summary>
    public string? Loose { get; init; }

    /// <summary>A number outside the range of the C# type, if there is a range.</summary>
    public string? Beyond { get; init; }

    /// <summary>The result of that number under the PhalApi profile; null if it refuses it as well.</summary>
    public string? LooseBeyond { get; init; }

    /// <summary>The result of that number in JSON under the PhalApi profile, as PHP would have parsed it.</summary>
    public string? LooseJsonBeyond { get; init; }

    /// <summary>The error message in English and Chinese.</summary>
    public required (string English, string Chinese) Words { get; init; }

    /// <summary>The error message under the PhalApi profile.</summary>
    public (string English, string Chinese) LooseWords
    {
        get => field.English is null ? Words : field;
        init;
    }

    /// <summary>The type's name on pages, in English and Chinese.</summary>
    public required (string English, string Chinese) Title { get; init; }

    /// <summary>The OpenAPI schema of the parameter, as JSON.</summary>
    public required string Schema { get; init; }

    public override string ToString() => Type.ToString();
}
