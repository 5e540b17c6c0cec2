namespace PhalNet.Compatibility;

/// <summary>Counts the names of a query or form, and ends where they go beyond a limit.</summary>
internal struct NameCount(RequestLimits limits, int others)
{
    /// <summary>
    /// The most bytes that a name within its limit takes: three for one UTF-16 unit, three characters for each in escapes.
    /// </summary>
    public readonly long MostBytes => limits.NameLength * 9L;

    public int Count { get; private set; }

    public CallFailure? Failure { get; private set; }

    /// <summary>False where a name, null for one that is not worth decoding, is one too many or too long.</summary>
    public bool Add(string? name)
    {
        if (Count + others >= limits.Parameters)
            Failure = Over("limit.parameters", limits.Parameters);
        else if (name is null || name.Length > limits.NameLength)
            Failure = Over("limit.name", limits.NameLength);
        else
            Count++;
        return Failure is null;
    }

    /// <summary>False where a text is too long; it is looked at only where the way it was written leaves room for doubt.</summary>
    public bool Allows(PhpValue text, int written)
    {
        if (limits.TextLength is { } most && written > most && text.String.Length > most)
            Failure = Over("limit.text", most);
        return Failure is null;
    }

    private static CallFailure Over(string key, int limit) => new(400, key, new MessageArgument("max", $"{limit}"));
}
