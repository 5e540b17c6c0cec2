using System.CommandLine;

namespace PhalNet.Server;

/// <summary>
/// The command line. Configuration keys are its options, <c>--Section:Key=VALUE</c> or <c>--Section:Key VALUE</c>; those that the help does
/// not list are accepted as hidden ones.
/// </summary>
internal static class ServerCommandLine
{
    /// <param name="args">The arguments of the process.</param>
    /// <param name="serve">Runs the server with settings in the form <c>--Section:Key=VALUE</c>.</param>
    /// <param name="export">Writes the documentation with such settings.</param>
    /// <param name="manage">Runs a command of Platform with such settings.</param>
    /// <param name="modules">Runs a command for modules with such settings.</param>
    /// <param name="verify">Checks modules with such settings; null omits the command.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        string[] args,
        Func<string[], Task<int>> serve,
        Func<string[], ExportRequest, Task<int>> export,
        Func<string[], PlatformWork, bool, CancellationToken, Task<int>> manage,
        Func<string[], ModuleWork, bool, CancellationToken, Task<int>> modules,
        VerifyPrograms? verify = null)
    {
        var options = ServerSettings.Listed.Select(setting => Option(setting.Key, setting)).ToDictionary(option => option.Name);
        var tokens = args.SelectMany(argument => Split(argument, options)).ToArray();

        var root = new RootCommand("Serves PhalNet's modules over HTTP.");
        foreach (var option in options.Values)
            root.Options.Add(option);
        root.SetAction((parsed, _) => serve(Settings(parsed, options.Values)));
        root.Subcommands.Add(ExportCommand.Make(parsed => Settings(parsed, options.Values), export));
        var module = ModuleCommands.Make(
            (parsed, work, isJson, cancellation) => modules(Settings(parsed, options.Values), work, isJson, cancellation));
        foreach (var command in verify is null ? [] : VerifyCommand.Make(parsed => Settings(parsed, options.Values), verify))
            module.Subcommands.Add(command);
        root.Subcommands.Add(module);
        root.Subcommands.Add(PlatformCommands.Make(
            (parsed, work, isJson, cancellation) => manage(Settings(parsed, options.Values), work, isJson, cancellation)));

        var parsed = root.Parse(tokens, new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            var language = ServerTexts.Language(args);
            var work = parsed.CommandResult.Command is RootCommand ? ServerTexts.Start : ServerTexts.Command;
            return StartFailure.Report(StartFailure.Say(Explain(parsed), language), language, work);
        }

        // The host itself handles SIGTERM and Ctrl+C, and waits for running calls.
        return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    // The parser ends an option's name at a colon; with name and value as separate arguments it looks up the whole name first.
    private static IEnumerable<string> Split(string argument, Dictionary<string, Option<string>> options)
    {
        if (!argument.StartsWith("--", StringComparison.Ordinal))
            return [argument];
        var equals = argument.IndexOf('=');
        var name = equals < 0 ? argument[2..] : argument[2..equals];
        if (ServerSettings.Accept(name) is not { } key)
            return [argument];
        options.TryAdd($"--{key}", Option(key, null));
        return equals < 0 ? [$"--{key}"] : [$"--{key}", argument[(equals + 1)..]];
    }

    private static Option<string> Option(string key, ServerSetting? listed) => new($"--{key}")
    {
        HelpName = listed?.Value,
        Description = listed?.Description,
        Hidden = listed is null,
        Recursive = true,
    };

    private static string[] Settings(ParseResult parsed, IEnumerable<Option<string>> options) =>
        [.. options.Where(option => parsed.GetResult(option) is not null).Select(option => $"{option.Name}={parsed.GetValue(option)}")];

    private static string Explain(ParseResult parsed) => parsed.UnmatchedTokens.FirstOrDefault() is { } unknown
        ? $"'{unknown}' is not an argument of this program; see --help."
        : parsed.Errors[0].Message;
}
