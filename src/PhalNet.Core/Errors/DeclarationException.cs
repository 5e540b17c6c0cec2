namespace PhalNet;

/// <summary>The declarations of services have mistakes; the message lists them all.</summary>
/// <param name="errors">Every mistake, with the type and member that made it.</param>
public sealed class DeclarationException(IReadOnlyList<string> errors) : Exception(
    $"{errors.Count} {(errors.Count == 1 ? "mistake" : "mistakes")} in the declared services:{Environment.NewLine}"
    + string.Join(Environment.NewLine, errors.Select(error => "  - " + error)))
{
    /// <summary>Every mistake, with the type and member that made it.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
