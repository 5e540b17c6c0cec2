namespace PhalNet;

/// <summary>A statement of a call, from a traced data source or reported by a library.</summary>
public sealed record SqlEntry
{
    /// <summary>Its number in the order of the statements' beginning, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The duration.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The source location of the statement.</summary>
    public required CodeLocation Location { get; init; }

    /// <summary>The database; empty when it has no name.</summary>
    public required string Database { get; init; }

    /// <summary>The statement as sent.</summary>
    public required string Statement { get; init; }

    /// <summary>The parameters' names and values; the text form masks sensitive ones.</summary>
    public required IReadOnlyList<KeyValuePair<string, object?>> Parameters { get; init; }

    /// <summary>The bytes allocated by the thread during the statement; 0 when they are not recorded.</summary>
    public long Bytes { get; init; }

    /// <summary>
    /// The type and message of its error, null when it succeeded; the text format masks sensitive values. If the module's profile does not
    /// show failed statements, like PhalApi, a failed statement leaves a gap in the numbers.
    /// </summary>
    public string? Error { get; init; }
}

/// <summary>A source location; the default value is an unknown one.</summary>
/// <param name="File">The source file.</param>
/// <param name="Line">The line in it.</param>
/// <param name="Member">The method.</param>
public readonly record struct CodeLocation(string File, int Line, string Member)
{
    /// <summary>The class: the name of the file, assuming one type per file.</summary>
    public string Class => Path.GetFileNameWithoutExtension((File ?? "").Replace('\\', '/'));

    /// <summary>
    /// Finds the source line of the services that caused the current work by walking the stack, for library interceptors that do not
    /// receive it. It is the nearest line in an assembly that references PhalNet and has symbols. When the stack does not contain one, as
    /// in the continuation of a library's async method, file and line are empty.
    /// </summary>
    /// <param name="isOther">Whether a type of such an assembly only forwards the work and is skipped.</param>
    public static CodeLocation OfCaller(Func<Type, bool>? isOther = null) => new StackSource(isOther).Find();
}
