namespace PhalNet.Compatibility;

/// <summary>The result of a rule: a value, nothing (an optional parameter is missing), or a failure.</summary>
internal readonly record struct RuleResult
{
    private RuleResult(PhpValue value, RuleFailure? failure)
    {
        Value = value;
        Failure = failure;
    }

    public static RuleResult Missing => default;

    public PhpValue Value { get; }

    public RuleFailure? Failure { get; }

    public bool IsMissing => Failure is null && Value.IsNull;

    public static RuleResult Of(PhpValue value) => new(value, null);

    public static implicit operator RuleResult(RuleFailure failure) => new(PhpValue.Null, failure);
}

/// <summary>
/// Why a parameter was refused: ret is 400 for an error of the caller, 500 for an invalid rule, or the ret of a callback.
/// <see cref="Custom"/> is a message of the application, which is looked up in the application's language files and keeps its placeholders.
/// </summary>
internal sealed record RuleFailure(int Ret, string Key, MessageArgs Args, string? Custom = null)
{
    /// <summary>The formatted message; <paramref name="translate"/> returns the application's text for a custom message, or null.</summary>
    public string Text(MessageBook book, Func<string, string?> translate) =>
        Custom is { Length: > 0 } ? translate(Custom) ?? Custom : book.Text(Key, Args);

    /// <summary>The failure for Core's catalog. A value that contains a later placeholder is filled as well, as in the reference.</summary>
    public CallFailure ToCallFailure() => Custom is { Length: > 0 } own
        ? new(Ret, own)
        : new(Ret, ProfileMessages.Prefix + Key, [.. Args.Select((argument, index) =>
            new MessageArgument(argument.Key, MessageBook.Fill(argument.Value, [.. Args.Skip(index + 1)])))]);
}
