namespace PhalNet.Compatibility;

/// <summary>Counts the names of a query or form; reading stops where they exceed a limit.</summary>
internal struct NameCount(RequestLimits limits, int others)
{
    /// <summary>
    /// The maximum number of bytes of a name within its limit: three per UTF-16 unit, three characters for each escaped byte.
    /// </summary>
    public readonly long MostBytes => limits.NameLength * 9L;

    public int Count { get; private set; }

    public CallFailure? Failure { get; private set; }

    /// <summary>False for a name that is one too many or too long; null stands for a name that is not worth decoding.</summary>
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

    /// <summary>False for a text that is too long; it is only measured when its encoded form exceeds the limit.</summary>
    public bool Allows(PhpValue text, int written)
    {
        if (limits.TextLength is { } most && written > most && text.String.Length > most)
            Failure = Over("limit.text", most);
        return Failure is null;
    }

    private static CallFailure Over(string key, int limit) => new(400, key, new MessageArgument("max", $"{limit}"));
}
