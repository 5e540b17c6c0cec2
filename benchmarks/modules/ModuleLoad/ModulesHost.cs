using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.Loader;
using PhalNet.Modules;

namespace PhalNet.Benchmarks.Modules;

/// <summary>
/// The host process. It prints its address, then executes lines: <c>install FOLDER</c>, which ends when the new version serves and the old
/// one is unloaded, <c>measure</c>, <c>swap NAME</c> and <c>end</c>.
/// </summary>
internal static class ModulesHost
{
    private const int Swaps = 20;

    public static async Task RunAsync(string directory)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .SetMinimumLevel(LogLevel.Warning);
        builder.Configuration["PhalNet:DataDirectory"] = Path.Combine(directory, "data");
        builder.Configuration["PhalNet:Modules:UnloadSeconds"] = "60";
        builder.Services.AddPhalNet().AddModulesDirectory(Path.Combine(directory, "modules"));
        await using var app = builder.Build();
        app.MapPhalNet("/api");
        app.MapPhalNetDocs("/docs");
        await app.StartAsync();
        Console.WriteLine($"{app.Urls.Single()} {Figure((TimeProvider.System.GetUtcNow() - StartTime()).TotalMilliseconds)}");
        var commands = new Commands(app.Services);
        while (Console.ReadLine() is { } line && line != "end")
            _ = commands.RunAsync(line);
        await app.StopAsync();
    }

    public static string Figure(double value) => value.ToString("F2", CultureInfo.InvariantCulture);

    private static DateTimeOffset StartTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.StartTime;
    }

    private sealed class Commands(IServiceProvider services)
    {
        private readonly IModuleHost _host = services.GetRequiredService<IModuleHost>();
        private readonly ModuleAdministration _administration = new(
            services.GetRequiredService<IModuleStates>(), services.GetRequiredService<ModuleVersions>(), TimeProvider.System, "benchmark");

        // Each reply starts with the line it belongs to.
        public async Task RunAsync(string line)
        {
            try
            {
                var said = line.Split(' ', 2) switch
                {
                    ["install", var folder] => await InstallAsync(folder),
                    ["swap", var name] => await SwapAsync(name),
                    ["measure"] => Measure(),
                    _ => "unknown",
                };
                Console.WriteLine($"{line}\t{said}");
            }
            catch (Exception exception)
            {
                Console.WriteLine($"{line}\tfailed: {exception.Message}");
            }
        }

        private async Task<string> InstallAsync(string path)
        {
            var start = TimeProvider.System.GetTimestamp();
            var (folder, _) = await _administration.InstallAsync(path, force: false, CancellationToken.None);
            var version = folder.Manifest.Version.ToNormalizedString();
            while (true)
            {
                var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                using var registration = _host.Changed.RegisterChangeCallback(_ => changed.TrySetResult(), null);
                ModuleStatus[] found = [.. _host.Modules.Where(module => module.Name == folder.Manifest.Id)];
                // The measurement counts what stays in memory.
                if (found.Any(module => module.Version == version)
                    && found.All(module => module.State is ModuleState.Active or ModuleState.Leaked))
                    return Figure(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
                if (found.FirstOrDefault(module => module.State == ModuleState.Faulted) is { } bad)
                    return $"failed: {bad.State} {string.Join(' ', bad.Reasons)}";
                await changed.Task;
            }
        }

        // The service table is swapped as a whole when a module is removed and added again: this measures the time under its lock.
        private async Task<string> SwapAsync(string name)
        {
            var registry = services.GetRequiredService<IServiceRegistry>();
            var times = new List<double>();
            for (var i = 0; i < Swaps; i++)
            {
                var actions = registry.Snapshot.Table.Actions;
                var start = TimeProvider.System.GetTimestamp();
                _ = new ServiceTable(actions);
                times.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
            }

            times.Sort();
            var begin = TimeProvider.System.GetTimestamp();
            await _host.ReplaceAsync(name);
            return $"{Figure(times[Swaps / 2])} {Figure(times[^1])} {Figure(TimeProvider.System.GetElapsedTime(begin).TotalMilliseconds)}";
        }

        private static string Measure()
        {
            for (var i = 0; i < 3; i++)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                GC.WaitForPendingFinalizers();
            }

            var heap = GC.GetTotalMemory(forceFullCollection: true) / 1048576.0;
            var resident = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmRSS", StringComparison.Ordinal));
            var kilobytes = double.Parse(resident.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
            var contexts = AssemblyLoadContext.All.Count(context => context.IsCollectible);
            return $"{Figure(heap)} {Figure(GC.GetGCMemoryInfo().TotalCommittedBytes / 1048576.0)} {Figure(kilobytes / 1024)} {contexts}";
        }
    }
}
