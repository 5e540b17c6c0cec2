using PhalNet.Tests.Processes;

namespace PhalNet.Docs.Tests.Support;

/// <summary>Runs the scripts of the folder Web, whose packages are installed by npm on first use.</summary>
internal static class Node
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Web");

    /// <summary>The output lines of a script; the test is skipped if the script cannot run.</summary>
    public static async Task<string[]> RunAsync(string script, params string[] arguments)
    {
        Assert.SkipUnless(Has("node") && Has("npm"), "Node and npm are not installed.");
        if (!File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
        {
            var (code, _, errors) = await StartAsync("npm", "ci", "--no-audit", "--no-fund", "--prefer-offline");
            Assert.SkipWhen(code != 0, $"npm could not install the packages of {script}: {errors}");
        }

        var run = await StartAsync(["node", script, .. arguments]);
        run.ExitCode.ShouldBe(0, run.Errors);
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static Task<(int ExitCode, string Output, string Errors)> StartAsync(params string[] command) =>
        Command.RunAsync(Command.Prepare(Folder, command));

    private static bool Has(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, $"{program}.exe")));
}
