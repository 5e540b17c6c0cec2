using System.CommandLine;
using System.Globalization;
using Modules.Platform;

namespace PhalNet.Server;

/// <summary>The command <c>platform copy</c>.</summary>
internal static class CopyCommand
{
    /// <param name="with">Assigns its work to a command.</param>
    public static Command Make(Func<Command, Func<ParseResult, PlatformWork>, Command> with)
    {
        var target = new Option<string>("--to")
        {
            Description = "The connection string of an empty PostgreSQL database. Other users of this machine may see it; "
                + "--to-stdin is safer.",
            HelpName = "TEXT",
        };
        var fromInput = new Option<bool>("--to-stdin") { Description = "Reads the connection string from the first line of input." };
        var command = new Command("copy", "Copies the SQLite database into PostgreSQL; no server may be running.") { target, fromInput };
        return with(command, parsed =>
            async (configuration, dataDirectory, console, cancellation) =>
            {
                var to = parsed.GetValue(target) ?? (parsed.GetValue(fromInput) ? Console.In.ReadLine() : null)
                    ?? throw new InvalidOperationException("Give the target database: --to \"Host=...;Database=...\" or --to-stdin.");
                var rows = new Dictionary<string, long>();
                await PlatformCopy.RunAsync(configuration, dataDirectory, to, rows.Add, cancellation);
                var lines = rows.Select(table => string.Create(CultureInfo.InvariantCulture, $"  {table.Key}  {table.Value}"));
                console.Write(rows, "copied", ("rows", string.Join("\n", lines)));
            });
    }
}
