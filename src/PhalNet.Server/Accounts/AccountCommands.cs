using System.CommandLine;
using Modules.Platform;

namespace PhalNet.Server;

/// <summary>What a command does with the accounts of Platform.</summary>
internal delegate Task AccountWork(PlatformAccounts accounts, CommandConsole console, CancellationToken cancellation);

/// <summary>The commands <c>platform app</c>, <c>platform member</c> and <c>platform token</c>.</summary>
internal static class AccountCommands
{
    /// <param name="run">Opens the database that the settings of the command line name, and does the work.</param>
    public static Command Make(Func<ParseResult, AccountWork, bool, CancellationToken, Task<int>> run)
    {
        var json = new Option<bool>("--json") { Description = "Prints one JSON object.", Recursive = true };
        var command = new Command("platform", "Manages the applications, members and access tokens of Platform.") { json };
        command.Subcommands.Add(ApplicationCommands.Make(With));
        command.Subcommands.Add(MemberCommands.Make(With));
        command.Subcommands.Add(TokenCommands.Make(With));
        return command;

        Command With(Command sub, Func<ParseResult, AccountWork> work)
        {
            sub.SetAction((parsed, cancellation) => run(parsed, work(parsed), parsed.GetValue(json), cancellation));
            return sub;
        }
    }
}
