namespace PhalNet.Tests.Shared;

/// <summary>What is sent for a parameter of one type, and what comes of it, whichever way it is sent.</summary>
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

    /// <summary>A text that is no value; null where any text is one.</summary>
    public string? Wrong { get; init; }

    /// <summary>What is no value in a JSON body.</summary>
    public required string WrongJson { get; init; }

    /// <summary>What the PhalApi profile makes of that; null where it refuses it as well.</summary>
    public string? Loose { get; init; }

    /// <summary>A number that the C# type cannot hold, where it has an end.</summary>
    public string? Beyond { get; init; }

    /// <summary>What the PhalApi profile makes of that number; null where it refuses it as well.</summary>
    public string? LooseBeyond { get; init; }

    /// <summary>What it makes of that number in JSON, where PHP has read it before.</summary>
    public string? LooseJsonBeyond { get; init; }

    /// <summary>The refusal in English and Chinese.</summary>
    public required (string English, string Chinese) Words { get; init; }

    /// <summary>The refusal of the PhalApi profile.</summary>
    public (string English, string Chinese) LooseWords
    {
        get => field.English is null ? Words : field;
        init;
    }

    /// <summary>What pages call the type, in English and Chinese.</summary>
    public required (string English, string Chinese) Title { get; init; }

    /// <summary>What OpenAPI must say of the parameter, as JSON.</summary>
    public required string Schema { get; init; }

    public override string ToString() => Type.ToString();
}
