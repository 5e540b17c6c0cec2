using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging.Console;
using PhalNet.Descriptions;
using PhalNet.Modules;

namespace PhalNet.Server;

/// <summary>
/// Runs a module in a process started for this purpose, so that the module can harm nothing else. It does not listen and has a separate
/// data directory.
/// </summary>
internal static class ScratchProgram
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] settings, ScratchRequest request, CancellationToken cancellation)
    {
        // The module and the log share the console; only messages are written to this stream.
        var output = Console.OpenStandardOutput();
        Console.SetOut(Console.Error);

        // The other process has finished its inspection, or has ended: do not wait any longer.
        var released = Task.Run(
            () =>
            {
                Console.In.ReadToEnd();
                Environment.Exit(0);
            },
            CancellationToken.None);
        var report = await TryAsync(settings, request, step => new ScratchMessage { Step = step }.Write(output), cancellation);
        new ScratchMessage { Report = report }.Write(output);
        await released;
        return 0;
    }

    private static async Task<ScratchReport> TryAsync(
        string[] settings, ScratchRequest request, Action<string> step, CancellationToken cancellation)
    {
        try
        {
            step("starting a host");
            var application = ServerApplication.Build(settings, new StartGate(), builder => Prepare(builder, request.Data));
            await application.StartAsync(cancellation);
            return await RunAsync(application.Services, request, step, cancellation);
        }
        catch (Exception exception)
        {
            return new() { Problems = exception is ModuleContentException content ? content.Reasons : [exception.Message] };
        }
    }

    // Only the command line applies: files and the environment may name databases, and a module under inspection must not migrate them.
    private static void Prepare(WebApplicationBuilder builder, string data)
    {
        var sources = ((IConfigurationBuilder)builder.Configuration).Sources;
        foreach (var source in sources.Where(source => source is JsonConfigurationSource file && !IsOwn(file)
            || source is EnvironmentVariablesConfigurationSource { Prefix: null or "" }).ToArray())
            sources.Remove(source);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["PhalNet:DataDirectory"] = data,
            ["PhalNet:ModulesDirectory"] = "",
            ["ConnectionStrings:Platform"] = "",
            ["Platform:Database"] = "sqlite",
        });
        builder.Services.AddSingleton<IServer, SilentServer>();
        builder.Logging.AddFilter<ConsoleLoggerProvider>(null, LogLevel.Warning);
    }

    // Files that come with the server and contain no private settings.
    private static bool IsOwn(JsonConfigurationSource source) => source.FileProvider is PhysicalFileProvider provider
        && Path.TrimEndingDirectorySeparator(provider.Root) == Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);

    private static async Task<ScratchReport> RunAsync(
        IServiceProvider services, ScratchRequest request, Action<string> step, CancellationToken cancellation)
    {
        var folder = ModuleFolder.Open(request.Folder);
        var trial = new ModuleTrial(services);
        var report = new ScratchReport();
        for (var round = 1; round <= request.Rounds; round++)
        {
            step(round == 1 ? "loading, starting, testing and unloading the module" : $"doing the same for the {round}. time");
            var result = await trial.RunAsync(folder, LookOnce, cancellation);
            report = report with
            {
                Rounds = round,
                Problems = [.. report.Problems, .. result.Reasons],
                IsPinned = result.LeftBehind.Count > 0,
            };
            if (result.State != ModuleState.Active || report.IsPinned)
                return report;
        }

        step("comparing module.json with the assembly");
        return report with { Problems = ManifestComparison.Problems(folder) };

        void LookOnce(IReadOnlyList<ServiceAction> actions)
        {
            if (report.Contract is null)
                report = Look(services, folder, actions);
        }
    }

    private static ScratchReport Look(IServiceProvider services, ModuleFolder folder, IReadOnlyList<ServiceAction> actions)
    {
        // A separate instance, which is collected with the module.
        var documentation = new Documentation(
            services.GetRequiredService<IServiceRegistry>(),
            services.GetRequiredService<IMessageCatalog>(),
            services.GetRequiredService<ILogger<Documentation>>());
        var english = documentation.In("en");
        var contract = ModuleContract.Of(
            folder.Manifest.Id, folder.Manifest.Version.ToFullString(), actions, action => ContractSchemas.Of(english.For(action)));
        return new()
        {
            Contract = contract.ToJson(),
            Undescribed = UndescribedParts.Find(documentation, actions),
            Gaps = [.. actions.SelectMany(action => english.For(action).Gaps.Select(gap => $"{action.Name}: {gap}"))],
        };
    }
}
