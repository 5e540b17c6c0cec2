using System.CommandLine;

namespace PhalNet.Server;

/// <summary>The command <c>module verify PATH</c>, and the hidden command that it runs in a separate process.</summary>
internal static class VerifyCommand
{
    /// <summary>The name of the hidden command.</summary>
    public const string Scratch = "verify-scratch";

    /// <param name="settings">The settings on the command line, in the form <c>--Section:Key=VALUE</c>.</param>
    /// <param name="programs">The implementations of the commands.</param>
    public static IEnumerable<Command> Make(Func<ParseResult, string[]> settings, VerifyPrograms programs)
    {
        var path = new Argument<string>("PATH") { Description = "A module folder or a .phalmod file." };
        var against = new Option<string?>("--against")
        {
            Description = "The version that callers use now, also a folder or file; shows what changes for them.",
            HelpName = "OLD",
        };
        var allow = new Option<bool>("--allow-breaking") { Description = "Accepts changes that can break callers." };
        var verify = new Command("verify", "Checks a module before it is installed, in a separate process.") { path, against, allow };
        verify.SetAction((parsed, cancellation) => programs.Verify(
            settings(parsed),
            new(Path.GetFullPath(parsed.GetRequiredValue(path)), Whole(parsed.GetValue(against)), parsed.GetValue(allow)),
            parsed.GetValue<bool>("--json"),
            cancellation));

        var folder = new Argument<string>("FOLDER");
        var data = new Argument<string>("DATA");
        var rounds = new Argument<int>("ROUNDS");
        var scratch = new Command(Scratch) { folder, data, rounds };
        scratch.Hidden = true;
        scratch.SetAction((parsed, cancellation) => programs.Scratch(
            settings(parsed),
            new(parsed.GetRequiredValue(folder), parsed.GetRequiredValue(data), parsed.GetValue(rounds)),
            cancellation));
        return [verify, scratch];
    }

    private static string? Whole(string? path) => path is null ? null : Path.GetFullPath(path);
}

/// <summary>The implementations of the commands of <see cref="VerifyCommand"/>.</summary>
/// <param name="Verify">Checks a module.</param>
/// <param name="Scratch">Runs a module in this process.</param>
internal sealed record VerifyPrograms(
    Func<string[], VerifyRequest, bool, CancellationToken, Task<int>> Verify,
    Func<string[], ScratchRequest, CancellationToken, Task<int>> Scratch);

/// <param name="Path">The module.</param>
/// <param name="Against">The version that existing callers use; null for none.</param>
/// <param name="AllowBreaking">Whether breaking changes are accepted.</param>
internal sealed record VerifyRequest(string Path, string? Against, bool AllowBreaking);

/// <param name="Folder">The module's folder, already checked.</param>
/// <param name="Data">A data directory for this run only.</param>
/// <param name="Rounds">How often it is loaded and unloaded.</param>
internal sealed record ScratchRequest(string Folder, string Data, int Rounds);
