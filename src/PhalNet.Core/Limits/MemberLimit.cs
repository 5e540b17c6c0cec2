using System.ComponentModel.DataAnnotations;

namespace PhalNet;

/// <summary>A limit of a member, with the messages of the same limit on a parameter unless the attribute has its own.</summary>
internal abstract class MemberLimit
{
    /// <summary>The attribute with a custom message; null for the built-in message.</summary>
    public ValidationAttribute? Worded { get; init; }

    /// <summary>Returns the failure of a value, without the path to the member; null when the value is allowed.</summary>
    public abstract CallFailure? Check(object? value);

    /// <summary>Whether no further limits are checked after a failure.</summary>
    public virtual bool IsLast => false;

    /// <summary>The failure with the path to the member.</summary>
    public CallFailure At(string way, CallFailure failure, string? message)
    {
        IEnumerable<MessageArgument> arguments = [new("name", way), .. failure.Arguments.Where(argument => argument.Name != "name")];
        if (Worded is null)
            return new(failure.Ret, message ?? failure.MessageKey, [.. arguments]);
        return Worded.ErrorMessage is { } own && MessageText.IsKey(own)
            ? new(failure.Ret, own, [.. arguments])
            : new(failure.Ret, Worded.FormatErrorMessage(way));
    }
}

/// <summary>The member is required; text must not be empty unless that is allowed.</summary>
internal sealed class RequiredLimit(bool allowsEmpty) : MemberLimit
{
    private static readonly CallFailure Missing = new(400, "rule.required");
    private static readonly CallFailure Empty = new(400, "rule.empty");

    public override bool IsLast => true;

    public override CallFailure? Check(object? value) => value is null ? Missing : !allowsEmpty && value is "" ? Empty : null;
}

/// <summary>Any other limit; null satisfies all of them.</summary>
internal sealed class CheckedLimit(ValueCheck check, bool skipsEmpty) : MemberLimit
{
    public override CallFailure? Check(object? value) => value is null || (skipsEmpty && value is "") ? null : check.Check(value);
}
