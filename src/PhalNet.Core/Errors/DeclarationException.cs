namespace PhalNet;

/// <summary>The declarations of services have mistakes; the message lists them all.</summary>
/// <param name="errors">Every mistake, with the type and member that made it.</param>
public sealed class DeclarationException(IReadOnlyList<string> errors)
    : StartException(string.Join(Environment.NewLine, [Heading(errors.Count), .. errors.Select(Line)]))
{
    private const string Bullet = "  - ";

    /// <summary>Every mistake, with the type and member that made it.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;

    private protected override IEnumerable<string> Lines => [Heading(Errors.Count), .. Errors.Select(Line)];

    private static string Heading(int count) => $"{count} {(count == 1 ? "mistake" : "mistakes")} in the declared services:";

    private static string Line(string error) => Bullet + error;
}
