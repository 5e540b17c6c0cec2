namespace PhalNet.Server;

/// <summary>Runs a command of Platform.</summary>
internal static class PlatformProgram
{
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string[] settings, PlatformWork work, bool isJson, CancellationToken cancellation) =>
        CommandProgram.RunAsync(settings, isJson, async command =>
        {
            await work(command.Configuration, command.DataDirectory, command.Console, cancellation);
            return 0;
        });
}
