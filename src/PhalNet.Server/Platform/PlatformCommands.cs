using System.CommandLine;
using Modules.Platform;

namespace PhalNet.Server;

/// <summary>A command's work on the configured database.</summary>
internal delegate Task PlatformWork(
    IConfiguration configuration, string dataDirectory, CommandConsole console, CancellationToken cancellation);

/// <summary>A command's work on the accounts of Platform.</summary>
internal delegate Task AccountWork(PlatformAccounts accounts, CommandConsole console, CancellationToken cancellation);

/// <summary>The commands <c>platform …</c>.</summary>
internal static class PlatformCommands
{
    /// <param name="run">Does the work with the settings of the command line.</param>
    public static Command Make(Func<ParseResult, PlatformWork, bool, CancellationToken, Task<int>> run)
    {
        var json = new Option<bool>("--json") { Description = "Prints one JSON object.", Recursive = true };
        return new Command("platform", "Manages the accounts and the database of Platform.")
        {
            json,
            ApplicationCommands.Make(WithAccounts),
            MemberCommands.Make(WithAccounts),
            TokenCommands.Make(WithAccounts),
            CopyCommand.Make(With),
        };

        Command With(Command command, Func<ParseResult, PlatformWork> work)
        {
            command.SetAction((parsed, cancellation) => run(parsed, work(parsed), parsed.GetValue(json), cancellation));
            return command;
        }

        Command WithAccounts(Command command, Func<ParseResult, AccountWork> work) => With(command, parsed =>
            async (configuration, dataDirectory, console, cancellation) =>
            {
                await using var accounts = await PlatformAccounts.OpenAsync(configuration, dataDirectory, null, cancellation);
                await work(parsed)(accounts, console, cancellation);
            });
    }
}
