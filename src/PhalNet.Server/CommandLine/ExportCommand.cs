using System.CommandLine;

namespace PhalNet.Server;

/// <summary>The command <c>docs export DIR</c>.</summary>
internal static class ExportCommand
{
    /// <param name="settings">The settings on the command line, in the form <c>--Section:Key=VALUE</c>.</param>
    /// <param name="export">Writes the pages and returns the exit code.</param>
    public static Command Make(Func<ParseResult, string[]> settings, Func<string[], ExportRequest, Task<int>> export)
    {
        var directory = new Argument<string>("DIR") { Description = "The output directory; its content is replaced." };
        var force = new Option<bool>("--force") { Description = "Replaces a directory that contains other files than an earlier export." };
        var command = new Command("export", "Writes the documentation pages as files that need no server.") { directory, force };
        command.SetAction((parsed, _) => export(settings(parsed), new(parsed.GetRequiredValue(directory), parsed.GetValue(force))));
        return new Command("docs", "Commands for the documentation pages.") { command };
    }
}

/// <param name="Directory">Where the pages are written.</param>
/// <param name="Force">Whether to overwrite existing content.</param>
internal sealed record ExportRequest(string Directory, bool Force);
