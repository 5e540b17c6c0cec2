namespace PhalNet;

/// <summary>A statement that went through a traced data source.</summary>
public sealed record SqlEntry
{
    /// <summary>Its place in the order of the statements begun; a failed one leaves a gap.</summary>
    public required int Number { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The source that asked for it.</summary>
    public required SqlCaller Caller { get; init; }

    /// <summary>The database, empty where it has no name.</summary>
    public required string Database { get; init; }

    /// <summary>The statement as sent.</summary>
    public required string Statement { get; init; }

    /// <summary>The parameters' names and values; the text form masks sensitive ones.</summary>
    public required IReadOnlyList<KeyValuePair<string, object?>> Parameters { get; init; }

    /// <summary>The bytes the thread allocated meanwhile, 0 where that is not collected.</summary>
    public long Bytes { get; init; }
}

/// <summary>The source that asked for a statement.</summary>
/// <param name="File">The source file.</param>
/// <param name="Line">The line in it.</param>
/// <param name="Member">The method.</param>
public readonly record struct SqlCaller(string File, int Line, string Member)
{
    /// <summary>The class: the file's name, as one file holds one type.</summary>
    public string Class => Path.GetFileNameWithoutExtension(File.Replace('\\', '/'));
}
