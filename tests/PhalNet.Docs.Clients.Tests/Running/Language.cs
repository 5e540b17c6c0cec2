namespace PhalNet.Docs.Clients.Tests.Running;

/// <summary>How the programs of a language are built and run.</summary>
/// <param name="Name">The name in the catalog.</param>
/// <param name="Source">The file name of a program.</param>
/// <param name="Tools">The required programs, as named by Debian.</param>
/// <param name="Run">The command that runs it, followed by a client's files and the program's arguments.</param>
internal sealed record Language(string Name, string Source, string[] Tools, params string[] Run)
{
    /// <summary>The build command.</summary>
    public string[]? Build { get; init; }

    /// <summary>Additional files.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>The folder for client files.</summary>
    public string ClientFolder { get; init; } = ".";

    /// <summary>A command that fails when something other than a program is missing, and what is missing.</summary>
    public (string[] Command, string Missing)? Check { get; init; }

    /// <summary>Whether it runs in the page of <c>page.cjs</c>.</summary>
    public bool InPage { get; init; }

    public async Task SkipIfMissingAsync()
    {
        var missing = Tools.Where(tool => !ToolRun.Has(tool)).ToArray();
        Assert.SkipWhen(missing.Length > 0, $"{Name} is not tested: not installed: {string.Join(", ", missing)}");
        if (Check is { } check)
            Assert.SkipWhen((await ToolRun.StartAsync(AppContext.BaseDirectory, check.Command)).ExitCode != 0, $"{Name} is not tested: not installed: {check.Missing}");
    }

    /// <summary>Builds a program in a directory and runs it.</summary>
    public async Task<ToolRun> ExecuteAsync(TemporaryDirectory directory, string program, IEnumerable<string> clientFiles, params string[] arguments)
    {
        directory.Write(Source, program);
        foreach (var (name, text) in Files)
            directory.Write(name, text);
        foreach (var file in clientFiles)
            directory.Write(Path.Combine(ClientFolder, file), Resource.Read($"Clients/{file}"));
        if (Build is not null)
        {
            var build = await ToolRun.StartAsync(directory.Path, Build);
            build.ExitCode.ShouldBe(0, $"{Name} did not build: {build}\n{program}");
        }

        return await ToolRun.StartAsync(directory.Path, [.. Run, .. arguments]);
    }

    public Task<ToolRun> ExecuteAsync(TemporaryDirectory directory, Sample sample, string program, params string[] arguments) =>
        ExecuteAsync(directory, program, sample.ClientFiles, arguments);
}
