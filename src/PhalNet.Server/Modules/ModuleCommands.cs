using System.CommandLine;
using System.Globalization;
using PhalNet.Modules;

namespace PhalNet.Server;

/// <summary>The commands <c>module …</c>.</summary>
internal static class ModuleCommands
{
    private const int ShownEntries = 50;

    /// <param name="run">Does the work with the settings of the command line.</param>
    public static Command Make(Func<ParseResult, ModuleWork, bool, CancellationToken, Task<int>> run)
    {
        var json = new Option<bool>("--json") { Description = "Prints one JSON object.", Recursive = true };
        return new Command("module", "Manages modules from folders; a running server applies changes at once.")
        {
            json,
            With(new Command("list", "Lists the modules with their states."), _ => ListAsync),
            Install(),
            Change("enable", "Enables a disabled module.", (desk, name, cancellation) =>
                desk.Administration.EnableAsync(name, cancellation)),
            Change("disable", "Disables a module; it stays installed.", (desk, name, cancellation) =>
                desk.Administration.DisableAsync(name, cancellation)),
            Change("reload", "Reloads a module with its current configuration.", (desk, name, cancellation) =>
                desk.Administration.ReloadAsync(name, cancellation)),
            Change("rollback", "Goes back to the previous version.", async (desk, name, cancellation) =>
                (await desk.Administration.RollBackAsync(name, cancellation)).Change),
            Change("remove", "Removes a module; its data stays.", (desk, name, cancellation) =>
                desk.Administration.RemoveAsync(name, cancellation)),
            Pack(),
            History(),
        };

        Command With(Command command, Func<ParseResult, ModuleWork> work)
        {
            command.SetAction((parsed, cancellation) => run(parsed, work(parsed), parsed.GetValue(json), cancellation));
            return command;
        }

        Command Install()
        {
            var path = new Argument<string>("PATH") { Description = "A module folder or a .phalmod file." };
            var force = new Option<bool>("--force") { Description = "Accepts an earlier version than the installed one." };
            return With(new Command("install", "Installs a module, or another version of it.") { path, force }, parsed =>
                async (desk, console, cancellation) =>
                {
                    var (folder, change) = await desk.Administration.InstallAsync(
                        Path.GetFullPath(parsed.GetRequiredValue(path)), parsed.GetValue(force), cancellation);
                    return await ShowAsync(desk, console, folder.Manifest.Id, "install", change, cancellation);
                });
        }

        Command Change(string name, string description, Func<ModuleDesk, string, CancellationToken, Task<long>> change)
        {
            var module = new Argument<string>("NAME") { Description = "The module." };
            return With(new Command(name, description) { module }, parsed => async (desk, console, cancellation) =>
            {
                var number = await change(desk, parsed.GetRequiredValue(module), cancellation);
                return await ShowAsync(desk, console, parsed.GetRequiredValue(module), name, number, cancellation);
            });
        }

        Command Pack()
        {
            var directory = new Argument<string>("DIR") { Description = "The module folder, such as the output of dotnet publish." };
            var output = new Option<string>("--output")
            {
                Description = "Where the file is written; the current directory by default.",
                HelpName = "DIR",
                DefaultValueFactory = _ => ".",
            };
            return With(new Command("pack", "Packs a module folder into NAME-VERSION.phalmod.") { directory, output }, parsed =>
                (_, console, _) =>
                {
                    var folder = ModuleFolder.Open(Path.GetFullPath(parsed.GetRequiredValue(directory)));
                    var file = ModuleArchive.Pack(folder, Path.GetFullPath(parsed.GetRequiredValue(output)));
                    var packed = new { File = file, folder.Manifest.Id, Version = $"{folder.Manifest.Version}" };
                    console.Write(packed, "module.packed", ("file", file));
                    return Task.FromResult(0);
                });
        }

        Command History()
        {
            var module = new Argument<string?>("NAME") { Description = "The module; all by default.", Arity = ArgumentArity.ZeroOrOne };
            return With(new Command("history", "Lists what was done with modules, the latest first.") { module }, parsed =>
                async (desk, console, cancellation) =>
                {
                    var entries = await desk.States.GetHistoryAsync(parsed.GetValue(module), ShownEntries, cancellation);
                    await console.WriteListAsync("history", entries.ToAsyncEnumerable(), _ => true, entry =>
                    [
                        entry.At.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture), entry.Module, entry.Version,
                        entry.Operation, entry.Source, entry.Remark,
                    ]);
                    return 0;
                });
        }
    }

    private static async Task<int> ListAsync(ModuleDesk desk, CommandConsole console, CancellationToken cancellation)
    {
        var modules = await desk.ListAsync(cancellation);
        await console.WriteListAsync("modules", modules.ToAsyncEnumerable(), _ => true, module =>
            [module.Name, module.Version, module.State, console.Say(module.Reasons)]);
        return 0;
    }

    /// <summary>Shows the result of a change: the exit code is 1 if a module should serve and does not.</summary>
    private static async Task<int> ShowAsync(
        ModuleDesk desk, CommandConsole console, string name, string operation, long change, CancellationToken cancellation)
    {
        if (await desk.WaitAsync(change, cancellation) is not { } report)
        {
            var noted = new { Name = name, Operation = operation, IsServed = false };
            console.Write(noted, "module.later", ("name", name), ("operation", operation));
            return 0;
        }

        ReportedModule[] found = [.. report.Modules.Where(module => module.Name.Equals(name, StringComparison.OrdinalIgnoreCase))];
        foreach (var module in found)
        {
            var text = module.Reasons.Count == 0 ? "module.state" : "module.reasons";
            console.Write(
                new { module.Name, module.Version, State = $"{module.State}", module.Reasons, module.Since },
                text,
                ("name", module.Name),
                ("version", module.Version),
                ("state", $"{module.State}"),
                ("reasons", console.Say(module.Reasons)));
        }

        if (found.Length == 0)
            console.Write(new { Name = name, State = $"{ModuleState.Removed}" }, "module.gone", ("name", name));
        return found.Any(module => module.State is ModuleState.Faulted or ModuleState.Incompatible or ModuleState.Leaked) ? 1 : 0;
    }
}
