namespace PhalNet;

/// <summary>Errors in the declarations of services; the message lists them all.</summary>
/// <param name="errors">All errors, each with its type and member.</param>
public sealed class DeclarationException(IReadOnlyList<string> errors)
    : StartException(string.Join(Environment.NewLine, [Heading(errors.Count), .. errors.Select(Line)]))
{
    private const string Bullet = "  - ";

    /// <summary>All errors, each with its type and member.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;

    private protected override IEnumerable<string> Lines => [Heading(Errors.Count), .. Errors.Select(Line)];

    private static string Heading(int count) => $"{count} {(count == 1 ? "error" : "errors")} in the declared services:";

    private static string Line(string error) => Bullet + error;
}
