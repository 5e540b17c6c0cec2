namespace PhalNet.Server;

/// <summary>Runs a command for modules, with or without a running server.</summary>
internal static class ModuleProgram
{
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string[] settings, ModuleWork work, bool isJson, CancellationToken cancellation) =>
        CommandProgram.RunAsync(settings, isJson, async command =>
        {
            DataDirectory.Prepare(command.DataDirectory);
            using var states = new SqliteModuleStates(command.DataDirectory);
            var desk = new ModuleDesk(states, new(command.DataDirectory, command.Modules.MaxBytes), command.DataDirectory);
            return await work(desk, command.Console, cancellation);
        });
}
