namespace PhalNet;

/// <summary>A statement of a call: one that went through a traced data source, or one that a library reported.</summary>
public sealed record SqlEntry
{
    /// <summary>Its place in the order of the statements begun, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The place in the source that asked for it.</summary>
    public required CodeLocation Location { get; init; }

    /// <summary>The database, empty where it has no name.</summary>
    public required string Database { get; init; }

    /// <summary>The statement as sent.</summary>
    public required string Statement { get; init; }

    /// <summary>The parameters' names and values; the text form masks sensitive ones.</summary>
    public required IReadOnlyList<KeyValuePair<string, object?>> Parameters { get; init; }

    /// <summary>The bytes the thread allocated meanwhile, 0 where that is not collected.</summary>
    public long Bytes { get; init; }

    /// <summary>
    /// Type and message of the error it failed with, null when it went well; the text form masks sensitive values. Where the module's
    /// profile does not show failed statements, as PhalApi's does not, one leaves a gap in the numbers.
    /// </summary>
    public string? Error { get; init; }
}

/// <summary>A place in source code; the default is no known place.</summary>
/// <param name="File">The source file.</param>
/// <param name="Line">The line in it.</param>
/// <param name="Member">The method.</param>
public readonly record struct CodeLocation(string File, int Line, string Member)
{
    /// <summary>The class: the file's name, as one file holds one type.</summary>
    public string Class => Path.GetFileNameWithoutExtension((File ?? "").Replace('\\', '/'));

    /// <summary>
    /// The line of the services' code that asked for what runs now, read off the stack; for interceptors of libraries that are not told.
    /// It is the nearest line in an assembly that refers to PhalNet and has symbols. Where the stack does not tell, as in the rest of an
    /// async method of a library, it has neither file nor line.
    /// </summary>
    /// <param name="isOther">Whether a type, though it is a service's code by that rule, only passes the work on.</param>
    public static CodeLocation OfCaller(Func<Type, bool>? isOther = null) => new StackSource(isOther).Find();
}
